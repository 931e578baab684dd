-- Their readers read more, and otherwise, than when these files were read: the letters that a PDF only draws and the words
-- beside its pages, what Word deletes and hides. An archive holds such files. As in 0052.
UPDATE "public_site"."attachments" SET text = NULL, haystack = NULL, tokens = NULL
WHERE shown AND haystack IS NOT NULL AND media_type IN (
	'application/zip',
	'application/pdf',
	'application/x-hwp',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
--> statement-breakpoint
UPDATE "search_documents" AS kept SET files_pending = true
WHERE EXISTS (
	SELECT FROM "attachments" AS file
	WHERE file.agency_id = kept.agency_id AND file.document_id = kept.document_id AND file.media_type IN (
		'application/zip',
		'application/pdf',
		'application/x-hwp',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document'));
--> statement-breakpoint
-- The next search of whoever writes them makes them anew.
UPDATE "search_drafts" AS kept SET made_of = ''
WHERE EXISTS (
	SELECT FROM "attachments" AS file
	WHERE file.agency_id = kept.agency_id AND file.document_id = kept.document_id AND file.media_type IN (
		'application/zip',
		'application/pdf',
		'application/x-hwp',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document'));
