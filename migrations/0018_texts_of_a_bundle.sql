ALTER TABLE "documents" ADD COLUMN "bundle_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "bundle_place" smallint;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "a_bundle_has_a_lead" FOREIGN KEY ("agency_id","bundle_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "texts_of_a_bundle" ON "documents" USING btree ("agency_id","bundle_id") WHERE bundle_id is not null;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "the_lead_of_a_bundle_is_its_first_text" CHECK ((bundle_id is null) = (bundle_place is null) and (bundle_place is null or (bundle_id = id) = (bundle_place = 1)));