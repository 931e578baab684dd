CREATE TABLE "letter_pictures" (
	"agency_id" integer NOT NULL,
	"sha256" text NOT NULL,
	"png" "bytea" NOT NULL,
	"width" smallint NOT NULL,
	"height" smallint NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by_person_id" uuid NOT NULL,
	CONSTRAINT "letter_pictures_pkey" PRIMARY KEY("agency_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "letterheads" (
	"agency_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"unit_id" uuid,
	"valid_from" date NOT NULL,
	"head_title" text NOT NULL,
	"zip_code" text NOT NULL,
	"address" text NOT NULL,
	"homepage" text NOT NULL,
	"phone" text NOT NULL,
	"fax" text NOT NULL,
	"motto" text NOT NULL,
	"footer" text NOT NULL,
	"logo_sha256" text,
	"symbol_sha256" text,
	"reason" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by_person_id" uuid NOT NULL,
	CONSTRAINT "letterheads_are_set_one_after_another" PRIMARY KEY("agency_id","sequence"),
	CONSTRAINT "only_the_agency_has_a_head_and_pictures" CHECK ("letterheads"."unit_id" is null or ("letterheads"."head_title" = '' and "letterheads"."motto" = '' and "letterheads"."footer" = ''
        and "letterheads"."logo_sha256" is null and "letterheads"."symbol_sha256" is null))
);
--> statement-breakpoint
CREATE TABLE "seal_register" (
	"agency_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"person_id" uuid,
	"name" text NOT NULL,
	"size_mm" smallint NOT NULL,
	"picture_sha256" text NOT NULL,
	"reason" text NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_by_person_id" uuid NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "a_seal_has_one_number" PRIMARY KEY("agency_id","sequence"),
	CONSTRAINT "a_seal_is_retired_after_its_registration" CHECK ("seal_register"."retired_at" >= "seal_register"."registered_at")
);
--> statement-breakpoint
ALTER TABLE "document_versions" ADD COLUMN "letter_facts" jsonb;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "letter" jsonb;--> statement-breakpoint
ALTER TABLE "letter_pictures" ADD CONSTRAINT "letter_pictures_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letterheads" ADD CONSTRAINT "letterheads_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letterheads" ADD CONSTRAINT "a_letterhead_is_of_a_unit_of_its_agency" FOREIGN KEY ("agency_id","unit_id") REFERENCES "public"."units"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letterheads" ADD CONSTRAINT "a_logo_is_a_picture_of_the_agency" FOREIGN KEY ("agency_id","logo_sha256") REFERENCES "public"."letter_pictures"("agency_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letterheads" ADD CONSTRAINT "a_symbol_is_a_picture_of_the_agency" FOREIGN KEY ("agency_id","symbol_sha256") REFERENCES "public"."letter_pictures"("agency_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_register" ADD CONSTRAINT "seal_register_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_register" ADD CONSTRAINT "a_seal_is_a_picture_of_the_agency" FOREIGN KEY ("agency_id","picture_sha256") REFERENCES "public"."letter_pictures"("agency_id","sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_register" ADD CONSTRAINT "a_signature_is_of_a_person_of_the_agency" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_seal_of_the_agency_is_in_use" ON "seal_register" USING btree ("agency_id") WHERE person_id is null and retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_signature_of_a_person_is_in_use" ON "seal_register" USING btree ("agency_id","person_id") WHERE person_id is not null and retired_at is null;--> statement-breakpoint
CREATE FUNCTION "refuse_to_change_letterheads"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'letterheads, their pictures and the register of seals are appended only'; END $$;--> statement-breakpoint
CREATE TRIGGER "letterheads_are_appended_only" BEFORE UPDATE OR DELETE ON "letterheads"
FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_letterheads"();--> statement-breakpoint
CREATE TRIGGER "letter_pictures_are_appended_only" BEFORE UPDATE OR DELETE ON "letter_pictures"
FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_letterheads"();--> statement-breakpoint
CREATE TRIGGER "the_register_of_seals_forgets_nothing" BEFORE DELETE ON "seal_register"
FOR EACH ROW EXECUTE FUNCTION "refuse_to_change_letterheads"();
