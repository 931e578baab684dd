-- As findable in search-words.ts: what middle dots part (이·통장) is found as one word (이통장) too. One pass over the rows
-- that have such words; the words of attachments come to their documents by the trigger of 0043.
CREATE FUNCTION "public_site"."joined_at_dots"("haystack" text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT string_agg(DISTINCT replace("run"[1], '·', ''), ' ')
	FROM regexp_matches("haystack", '[[:alnum:]·]+', 'g') AS "run" WHERE "run"[1] ~ '[^·]·+[^·]'
$$;--> statement-breakpoint
UPDATE "public_site"."document_search" "s" SET
	"haystack" = "s"."haystack" || ' ' || "j"."words",
	"tokens" = "s"."tokens" || array_to_tsvector(ARRAY(
		SELECT DISTINCT substr("run", "place", 2)
		FROM regexp_split_to_table("j"."words", ' ') AS "run", LATERAL generate_series(1, length("run")) AS "place"))
FROM (
	SELECT "agency_id", "management_number", "public_site"."joined_at_dots"("haystack") AS "words"
	FROM "public_site"."document_search" WHERE "haystack" LIKE '%·%'
) "j"
WHERE "s"."agency_id" = "j"."agency_id" AND "s"."management_number" = "j"."management_number" AND "j"."words" IS NOT NULL;--> statement-breakpoint
UPDATE "public_site"."attachments" "a" SET
	"haystack" = "a"."haystack" || ' ' || "j"."words",
	"tokens" = "a"."tokens" || array_to_tsvector(ARRAY(
		SELECT DISTINCT substr("run", "place", 2)
		FROM regexp_split_to_table("j"."words", ' ') AS "run", LATERAL generate_series(1, length("run")) AS "place"))
FROM (
	SELECT "agency_id", "management_number", "position", "public_site"."joined_at_dots"("haystack") AS "words"
	FROM "public_site"."attachments" WHERE "haystack" LIKE '%·%'
) "j"
WHERE "a"."agency_id" = "j"."agency_id" AND "a"."management_number" = "j"."management_number"
	AND "a"."position" = "j"."position" AND "j"."words" IS NOT NULL;--> statement-breakpoint
DROP FUNCTION "public_site"."joined_at_dots"(text);
