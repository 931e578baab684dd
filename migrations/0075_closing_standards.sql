CREATE TABLE "closing_standards" (
	"agency_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"valid_from" date NOT NULL,
	"standards" jsonb NOT NULL,
	"set_by_person_id" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "standards_are_decided_once" PRIMARY KEY("agency_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "public_site"."closing_standards" (
	"agency_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"valid_from" date NOT NULL,
	"standards" jsonb NOT NULL,
	CONSTRAINT "public_standards_are_decided_once" PRIMARY KEY("agency_id","sequence")
);--> statement-breakpoint
-- As 0071, for officials: what middle dots part (이·통장) is found as one word (이통장) too. One pass over the rows that have
-- such words; a person's drafts are made anew when they search.
CREATE FUNCTION "joined_at_dots"("haystack" text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT string_agg(DISTINCT replace("run"[1], '·', ''), ' ')
	FROM regexp_matches("haystack", '[[:alnum:]·]+', 'g') AS "run" WHERE "run"[1] ~ '[^·]·+[^·]'
$$;--> statement-breakpoint
WITH "j" AS MATERIALIZED (
	SELECT "agency_id", "document_id", "joined_at_dots"("haystack") AS "words",
		"joined_at_dots"("files_haystack") AS "file_words"
	FROM "search_documents" WHERE "haystack" LIKE '%·%' OR "files_haystack" LIKE '%·%'
)
UPDATE "search_documents" "s" SET
	"haystack" = concat_ws(E'\n', "s"."haystack", "j"."words"),
	"files_haystack" = concat_ws(E'\n', "s"."files_haystack", "j"."file_words"),
	"tokens" = "s"."tokens" || array_to_tsvector(ARRAY(
		SELECT DISTINCT substr("run", "place", 2)
		FROM regexp_split_to_table(concat_ws(' ', "j"."words", "j"."file_words"), ' ') AS "run",
			LATERAL generate_series(1, length("run")) AS "place"))
FROM "j"
WHERE "s"."agency_id" = "j"."agency_id" AND "s"."document_id" = "j"."document_id"
	AND ("j"."words" IS NOT NULL OR "j"."file_words" IS NOT NULL);--> statement-breakpoint
DROP FUNCTION "joined_at_dots"(text);--> statement-breakpoint
UPDATE "search_drafts" SET "made_of" = '' WHERE "haystack" LIKE '%·%';
