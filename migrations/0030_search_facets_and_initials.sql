-- The defaults fill what is there and are dropped again: every new copy says its own.
ALTER TABLE "public_site"."documents" ADD COLUMN "kind" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_site"."documents" ALTER COLUMN "kind" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "public_site"."document_search" ADD COLUMN "agency_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_site"."document_search" ALTER COLUMN "agency_name" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "public_site"."document_search" ADD COLUMN "kind" text DEFAULT 'general' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_site"."document_search" ALTER COLUMN "kind" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "public_site"."document_search" ADD COLUMN "disclosure_level" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_site"."document_search" ALTER COLUMN "disclosure_level" DROP DEFAULT;--> statement-breakpoint
UPDATE "public_site"."documents" "d" SET "kind" = "v"."content" -> 'kind' ->> 'kind'
FROM "publications" "p"
JOIN LATERAL (
	SELECT "content" FROM "document_versions"
	WHERE "agency_id" = "p"."agency_id" AND "document_id" = "p"."document_id" ORDER BY "version" DESC LIMIT 1
) "v" ON "v"."content" -> 'kind' ->> 'kind' IS NOT NULL
WHERE "p"."agency_id" = "d"."agency_id" AND "p"."management_number" = "d"."management_number";--> statement-breakpoint
-- As initialsOf and textTokens in search-words.ts: each syllable as its first consonant, the pairs of each run of letters.
CREATE FUNCTION "public_site"."initials_of"("line" text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT string_agg(
		CASE WHEN ascii("letter") BETWEEN 44032 AND 55203
			THEN substr('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (ascii("letter") - 44032) / 588 + 1, 1)
			ELSE "letter" END, '' ORDER BY "place")
	FROM regexp_split_to_table("line", '') WITH ORDINALITY AS "each" ("letter", "place")
$$;--> statement-breakpoint
UPDATE "public_site"."document_search" "s" SET
	"agency_name" = "d"."agency_name",
	"kind" = "d"."kind",
	"disclosure_level" = "d"."disclosure_level",
	"haystack" = "s"."haystack" || ' ' || "i"."initials",
	"tokens" = "s"."tokens" || array_to_tsvector(ARRAY(
		SELECT DISTINCT substr("run"[1], "place", 2)
		FROM regexp_matches("i"."initials", '[[:alnum:]]+', 'g') AS "run",
			LATERAL generate_series(1, length("run"[1])) AS "place"))
FROM "public_site"."documents" "d"
CROSS JOIN LATERAL (
	SELECT lower(btrim(regexp_replace("public_site"."initials_of"("d"."title" || ' ' || "d"."department_name"), '\s+', ' ', 'g'))) AS "initials"
) "i"
WHERE "s"."agency_id" = "d"."agency_id" AND "s"."management_number" = "d"."management_number";--> statement-breakpoint
DROP FUNCTION "public_site"."initials_of"(text);
