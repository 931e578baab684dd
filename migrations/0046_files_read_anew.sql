-- Presentations, OpenDocument and archives had no reader when they were first looked at, or one that read less: their
-- words stood in no search. What is set back here is read by the runners of the searches, a file at a time.
UPDATE "public_site"."attachments" SET text = NULL, haystack = NULL, tokens = NULL
WHERE shown AND haystack IS NOT NULL AND media_type IN (
	'application/zip',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	'application/vnd.oasis.opendocument.text',
	'application/vnd.oasis.opendocument.spreadsheet',
	'application/vnd.oasis.opendocument.presentation');
--> statement-breakpoint
UPDATE "search_documents" AS kept SET files_pending = true
WHERE EXISTS (
	SELECT FROM "attachments" AS file
	WHERE file.agency_id = kept.agency_id AND file.document_id = kept.document_id AND file.media_type IN (
		'application/zip',
		'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		'application/vnd.oasis.opendocument.text',
		'application/vnd.oasis.opendocument.spreadsheet',
		'application/vnd.oasis.opendocument.presentation'));
--> statement-breakpoint
-- The next search of whoever writes them makes them anew.
UPDATE "search_drafts" AS kept SET made_of = ''
WHERE EXISTS (
	SELECT FROM "attachments" AS file
	WHERE file.agency_id = kept.agency_id AND file.document_id = kept.document_id AND file.media_type IN (
		'application/zip',
		'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		'application/vnd.oasis.opendocument.text',
		'application/vnd.oasis.opendocument.spreadsheet',
		'application/vnd.oasis.opendocument.presentation'));
