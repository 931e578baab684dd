-- Private letters are read otherwise than when these files were read: Hancom's and Microsoft's signs and old Hangul become
-- letters of Unicode, and what nobody knows stands as U+FFFD instead of □. An archive holds such files. As in 0057.
UPDATE "public_site"."attachments" SET text = NULL, haystack = NULL, tokens = NULL
WHERE shown AND haystack IS NOT NULL AND media_type IN (
	'application/zip',
	'application/hwp+zip',
	'application/x-hwp',
	'application/pdf',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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
		'application/hwp+zip',
		'application/x-hwp',
		'application/pdf',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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
		'application/hwp+zip',
		'application/x-hwp',
		'application/pdf',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		'application/vnd.oasis.opendocument.text',
		'application/vnd.oasis.opendocument.spreadsheet',
		'application/vnd.oasis.opendocument.presentation'));
