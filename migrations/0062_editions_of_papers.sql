ALTER TABLE "public_site"."issued_files" ADD COLUMN "copy_id" uuid;--> statement-breakpoint
ALTER TABLE "public_site"."issued_papers" ADD COLUMN "editions" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
-- The notices of before were written down as public copies.
UPDATE "public_site"."issued_files" AS file SET copy = 'notice'
FROM "citizens_papers" AS kept
JOIN "information_request_decisions" AS decision
	ON decision.agency_id = kept.agency_id AND decision.paper_id = kept.event_id
WHERE file.agency_id = kept.agency_id AND file.sha256 = kept.sha256 AND file.copy = 'citizens';
--> statement-breakpoint
UPDATE "public_site"."issued_files" AS file SET copy_id = kept.event_id
FROM "citizens_papers" AS kept
WHERE file.agency_id = kept.agency_id AND file.sha256 = kept.sha256 AND file.copy = 'citizens';
--> statement-breakpoint
-- The editions that are known of, in their order: earlier publications, this one, the copies whose paper was made, and
-- what citizens read today.
WITH shown AS (
	SELECT agency_id, document_id, event_id, 1 AS turn, ended_at AS at FROM "past_publications" WHERE event_id IS NOT NULL
	UNION ALL
	SELECT agency_id, document_id, event_id, 2, published_at FROM "publications" WHERE event_id IS NOT NULL
	UNION ALL
	SELECT p.agency_id, p.document_id, d.event_id, 4, d.published_at FROM "publications" p
	JOIN "public_site"."documents" d ON d.agency_id = p.agency_id AND d.management_number = p.management_number
	WHERE d.listed_because IS NULL AND d.paper IS NOT NULL AND p.withdrawn_at IS NULL
), keyed AS (
	SELECT agency_id, encode(sha256(convert_to('gyeol-paper:' || agency_id || ':' || document_id, 'UTF8')), 'hex') AS key,
		event_id, turn, at
	FROM shown
	UNION ALL
	SELECT agency_id, document_key, copy_id, 3, issued_at FROM "public_site"."issued_files" WHERE copy_id IS NOT NULL
), once AS (
	SELECT DISTINCT ON (agency_id, key, event_id) agency_id, key, event_id, turn, at
	FROM keyed ORDER BY agency_id, key, event_id, turn, at
), listed AS (
	SELECT agency_id, key, array_agg(event_id ORDER BY turn, at) AS editions FROM once GROUP BY agency_id, key
)
UPDATE "public_site"."issued_papers" AS paper SET editions = listed.editions
FROM listed WHERE paper.agency_id = listed.agency_id AND paper.document_key = listed.key;
--> statement-breakpoint
-- Papers from before there was a register of files are this office's as well.
INSERT INTO "public_site"."issued_papers" (agency_id, document_key, agency_name, standing, since)
SELECT f.agency_id, encode(sha256(convert_to('gyeol-paper:' || f.agency_id || ':' || f.document_id, 'UTF8')), 'hex'),
	a.name, 'closed', f.made_at
FROM "frozen_papers" f JOIN "agencies" a ON a.id = f.agency_id WHERE f.state = 'ready'
ON CONFLICT ON CONSTRAINT "a_paper_has_one_standing" DO NOTHING;
--> statement-breakpoint
INSERT INTO "public_site"."issued_files" (agency_id, sha256, document_key, copy, issued_at)
SELECT agency_id, sha256, encode(sha256(convert_to('gyeol-paper:' || agency_id || ':' || document_id, 'UTF8')), 'hex'),
	'archive', made_at
FROM "frozen_papers" WHERE state = 'ready' AND sha256 IS NOT NULL
ON CONFLICT ON CONSTRAINT "a_file_is_issued_once" DO NOTHING;
