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
