DROP INDEX "public_site"."public_search_tokens";--> statement-breakpoint
ALTER TABLE "public_site"."attachments" ADD COLUMN "text" text;--> statement-breakpoint
ALTER TABLE "public_site"."attachments" ADD COLUMN "haystack" text;--> statement-breakpoint
ALTER TABLE "public_site"."attachments" ADD COLUMN "tokens" "tsvector";--> statement-breakpoint
ALTER TABLE "public_site"."document_search" ADD COLUMN "files_tokens" "tsvector" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_site"."document_search" ADD COLUMN "files_haystack" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "public_attachments_to_read" ON "public_site"."attachments" USING btree ("agency_id","management_number","position") WHERE shown and haystack is null;--> statement-breakpoint
CREATE INDEX "public_search_tokens_and_files" ON "public_site"."document_search" USING gin ((tokens || files_tokens));
--> statement-breakpoint
CREATE FUNCTION "public_site"."gather_file_texts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE public_site.document_search AS found SET
		files_tokens = coalesce((
			SELECT array_to_tsvector(array_agg(token)) FROM (
				SELECT DISTINCT unnest(tsvector_to_array(file.tokens)) AS token FROM public_site.attachments AS file
				WHERE file.agency_id = found.agency_id AND file.management_number = found.management_number AND file.shown
				LIMIT 60000) AS each_token), ''::tsvector),
		files_haystack = coalesce((
			SELECT left(string_agg(file.haystack, E'\n' ORDER BY file.position), 500000) FROM public_site.attachments AS file
			WHERE file.agency_id = found.agency_id AND file.management_number = found.management_number AND file.shown), '')
	WHERE found.agency_id = coalesce(NEW.agency_id, OLD.agency_id)
		AND found.management_number = coalesce(NEW.management_number, OLD.management_number);
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Whoever closes an attachment or takes it away, by whichever statement: the search forgets its words with it.
CREATE TRIGGER "an_attachment_brings_and_takes_its_words"
	AFTER UPDATE OF shown, haystack, tokens OR DELETE ON "public_site"."attachments"
	FOR EACH ROW EXECUTE FUNCTION "public_site"."gather_file_texts"();
