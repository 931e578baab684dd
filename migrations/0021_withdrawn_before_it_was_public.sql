ALTER TABLE "publications" ALTER COLUMN "event_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "publications" ALTER COLUMN "published_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "what_was_never_published_was_withdrawn" CHECK (("publications"."published_at" is null) = ("publications"."event_id" is null)
        and ("publications"."published_at" is not null or "publications"."withdrawn_at" is not null));