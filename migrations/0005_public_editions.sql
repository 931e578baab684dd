CREATE TABLE "public_site"."editions" (
	"single" boolean PRIMARY KEY NOT NULL,
	"edition" uuid NOT NULL,
	CONSTRAINT "there_is_one_edition" CHECK ("public_site"."editions"."single")
);
--> statement-breakpoint
INSERT INTO "public_site"."editions" VALUES (true, gen_random_uuid());
--> statement-breakpoint
CREATE FUNCTION "public_site"."begin_edition"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO public_site.editions (single, edition) VALUES (true, gen_random_uuid())
	ON CONFLICT (single) DO UPDATE SET edition = excluded.edition;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Deferred: the one row is locked last of all and only while the transaction commits, so nobody waits for it who
-- holds what the other needs.
CREATE CONSTRAINT TRIGGER "a_change_of_a_copy_begins_an_edition"
	AFTER INSERT OR UPDATE OR DELETE ON "public_site"."documents"
	DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION "public_site"."begin_edition"();
--> statement-breakpoint
CREATE TRIGGER "emptying_the_copies_begins_an_edition"
	AFTER TRUNCATE ON "public_site"."documents"
	FOR EACH STATEMENT EXECUTE FUNCTION "public_site"."begin_edition"();
