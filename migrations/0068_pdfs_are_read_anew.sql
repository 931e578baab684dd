-- Words of PDFs are read that were passed over: what a file says that its drawings read as (ActualText), patterns, masks,
-- looks of fields and stamps. Letters that were guessed by the numbers of their codes are unknown. An archive holds PDFs.
-- As in 0060.
UPDATE "public_site"."attachments" SET text = NULL, haystack = NULL, tokens = NULL
WHERE shown AND haystack IS NOT NULL AND media_type IN ('application/zip', 'application/pdf');
--> statement-breakpoint
UPDATE "search_documents" AS kept SET files_pending = true
WHERE EXISTS (
	SELECT FROM "attachments" AS file
	WHERE file.agency_id = kept.agency_id AND file.document_id = kept.document_id
		AND file.media_type IN ('application/zip', 'application/pdf'));
--> statement-breakpoint
-- The next search of whoever writes them makes them anew.
UPDATE "search_drafts" AS kept SET made_of = ''
WHERE EXISTS (
	SELECT FROM "attachments" AS file
	WHERE file.agency_id = kept.agency_id AND file.document_id = kept.document_id
		AND file.media_type IN ('application/zip', 'application/pdf'));
