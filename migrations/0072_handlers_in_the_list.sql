ALTER TABLE "public_site"."documents" DROP CONSTRAINT "what_is_only_listed_shows_nothing_else";--> statement-breakpoint
ALTER TABLE "public_site"."documents" ADD CONSTRAINT "what_is_only_listed_shows_nothing_else" CHECK ("public_site"."documents"."listed_because" is null or ("public_site"."documents"."paper" is null and "public_site"."documents"."summary" = '' and "public_site"."documents"."keywords" = '{}'
        and ("public_site"."documents"."listed_because" <> 'checking' or ("public_site"."documents"."author_name" = '' and "public_site"."documents"."author_phone" = ''))));--> statement-breakpoint
-- The open data have two fields more: whoever holds an answer asks again, and every day's file is made anew.
UPDATE "public_site"."editions" SET edition = gen_random_uuid() WHERE EXISTS (SELECT FROM "public_site"."changes");
--> statement-breakpoint
UPDATE "public_site"."daily_files" SET is_stale = true;
