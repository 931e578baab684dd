-- Cells are read as their number formats show them, values that a format hides are found, equations are read on one line,
-- and words of what a .hwpx has and nobody knows are looked into. An archive holds such files. As in 0068.
UPDATE "public_site"."attachments" SET text = NULL, haystack = NULL, tokens = NULL
WHERE shown AND haystack IS NOT NULL AND media_type IN (
	'application/zip',
	'application/hwp+zip',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	'application/vnd.oasis.opendocument.spreadsheet');
--> statement-breakpoint
UPDATE "search_documents" AS kept SET files_pending = true
WHERE EXISTS (
	SELECT FROM "attachments" AS file
	WHERE file.agency_id = kept.agency_id AND file.document_id = kept.document_id AND file.media_type IN (
		'application/zip',
		'application/hwp+zip',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		'application/vnd.oasis.opendocument.spreadsheet'));
--> statement-breakpoint
-- The next search of whoever writes them makes them anew.
UPDATE "search_drafts" AS kept SET made_of = ''
WHERE EXISTS (
	SELECT FROM "attachments" AS file
	WHERE file.agency_id = kept.agency_id AND file.document_id = kept.document_id AND file.media_type IN (
		'application/zip',
		'application/hwp+zip',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		'application/vnd.oasis.opendocument.spreadsheet'));
