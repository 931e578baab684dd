CREATE TABLE "public_site"."request_statistics" (
	"agency_id" integer NOT NULL,
	"year" smallint NOT NULL,
	"figures" jsonb NOT NULL,
	CONSTRAINT "requests_of_a_year_are_told_once" PRIMARY KEY("agency_id","year")
);
--> statement-breakpoint
ALTER TABLE "public_site"."attachments" ADD COLUMN "grounds" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Copies that are public already: the grounds of the last decision, of what was masked since, or of the approved text.
UPDATE "public_site"."attachments" AS kept SET grounds = told.grounds
FROM (
	SELECT closed.agency_id, closed.management_number, closed.position, ARRAY(
		SELECT ground::smallint FROM jsonb_array_elements_text(coalesce(
			(SELECT mask -> 'grounds' FROM "public_masks" masked, jsonb_array_elements(masked.masks -> 'attachments') AS mask
				WHERE masked.agency_id = document.agency_id AND masked.document_id = document.id
					AND mask ->> 'id' = attachment.file ->> 'id' LIMIT 1),
			(SELECT standing -> 'disclosure' -> 'grounds' FROM jsonb_array_elements(decided.attachments) AS standing
				WHERE standing ->> 'id' = attachment.file ->> 'id' LIMIT 1),
			attachment.file -> 'disclosure' -> 'grounds')) AS ground
		ORDER BY 1) AS grounds
	FROM "public_site"."attachments" AS closed
	JOIN "documents" AS document
		ON document.agency_id = closed.agency_id AND document.management_number = closed.management_number
	JOIN "document_versions" AS submitted
		ON submitted.agency_id = document.agency_id AND submitted.document_id = document.id
			AND submitted.version = document.version
	CROSS JOIN LATERAL (SELECT submitted.content -> 'attachments' -> closed.position AS file) AS attachment
	LEFT JOIN LATERAL (
		SELECT attachments FROM "disclosure_decisions" AS decision
		WHERE decision.agency_id = document.agency_id AND decision.document_id = document.id
		ORDER BY sequence DESC LIMIT 1) AS decided ON true
	WHERE NOT closed.shown AND NOT closed.is_checked) AS told
WHERE kept.agency_id = told.agency_id AND kept.management_number = told.management_number
	AND kept.position = told.position AND told.grounds <> '{}';
--> statement-breakpoint
-- Whoever has an answer or goes on from a place is told: the copies whose grounds stand now have changed, and every
-- day's file lacks a field that the schema names. Where nothing was ever published, nobody has anything.
UPDATE "public_site"."editions" SET edition = gen_random_uuid(), changed_at = greatest(changed_at, clock_timestamp())
WHERE EXISTS (SELECT FROM "public_site"."changes");
--> statement-breakpoint
UPDATE "public_site"."daily_files" SET is_stale = true;
--> statement-breakpoint
WITH told AS (
	UPDATE "public_site"."changes" AS c SET is_latest = false
	WHERE c.is_latest AND c.state = 'published' AND EXISTS (
		SELECT FROM "public_site"."attachments" AS a
		WHERE a.agency_id = c.agency_id AND a.management_number = c.management_number AND a.grounds <> '{}')
	RETURNING c.agency_id, c.management_number, c.place)
INSERT INTO "public_site"."changes" (agency_id, place, management_number, state, changed_at, changed_on, is_latest)
SELECT told.agency_id, before.place + row_number() OVER (ORDER BY told.place), told.management_number, 'published',
	before.changed_at, (before.changed_at AT TIME ZONE 'Asia/Seoul')::date, true
FROM told CROSS JOIN "public_site"."editions" AS before;
--> statement-breakpoint
UPDATE "public_site"."editions"
SET place = greatest(place, (SELECT coalesce(max(c.place), 0) FROM "public_site"."changes" AS c));
