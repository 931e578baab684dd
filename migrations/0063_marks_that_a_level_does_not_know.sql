-- Records approved before a correction was held to the rule that marks and 공개구분 agree: what they keep from citizens is
-- what is marked, so the worklists of 재분류 know them by that. Only a correction made such a version, never a draft.
INSERT INTO "withheld_records" ("agency_id", "document_id", "unit_id", "produced_on", "level", "grounds",
	"withholds_files", "withholds", "is_verbatim", "based_on", "yearly_done", "decisions")
SELECT DISTINCT ON (d.agency_id, d.id) d.agency_id, d.id, d.unit_id, filed.day,
	CASE d.disclosure_level WHEN 'open' THEN 'partiallyOpen' ELSE d.disclosure_level END,
	ARRAY(SELECT DISTINCT g FROM unnest(d.disclosure_grounds || marks.grounds) AS g ORDER BY g),
	false, true, false, filed.day, false, 0
FROM "documents" d
JOIN "document_versions" v ON v.agency_id = d.agency_id AND v.document_id = d.id AND v.version = d.version
JOIN "filings" f ON f.agency_id = d.agency_id AND f.document_id = d.id
CROSS JOIN LATERAL (SELECT (f.filed_at AT TIME ZONE 'Asia/Seoul')::date AS day) filed
CROSS JOIN LATERAL (
	SELECT ARRAY(SELECT DISTINCT g::text::smallint
		FROM jsonb_path_query(v.content -> 'body', '$.**.closed[*]') AS g) AS grounds
) marks
WHERE d.status = 'approved' AND d.version > 1 AND NOT marks.grounds <@ d.disclosure_grounds
	AND NOT EXISTS (SELECT FROM "disclosure_decisions" decided
		WHERE decided.agency_id = d.agency_id AND decided.document_id = d.id)
ORDER BY d.agency_id, d.id, f.filed_at
ON CONFLICT ON CONSTRAINT "a_document_is_withheld_once" DO UPDATE
SET "level" = excluded."level", "grounds" = excluded."grounds", "withholds" = true
WHERE "withheld_records"."decisions" = 0;
