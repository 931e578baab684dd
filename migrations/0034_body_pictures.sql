CREATE TABLE "body_pictures" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"size" integer NOT NULL,
	"storage_name" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_document_keeps_a_picture_once" PRIMARY KEY("agency_id","document_id","sha256"),
	CONSTRAINT "a_stored_object_belongs_to_one_picture" UNIQUE("storage_name")
);
--> statement-breakpoint
CREATE TABLE "public_site"."pictures" (
	"agency_id" integer NOT NULL,
	"management_number" text NOT NULL,
	"sha256" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"storage_name" text NOT NULL,
	CONSTRAINT "a_public_copy_shows_a_picture_once" PRIMARY KEY("agency_id","management_number","sha256")
);
--> statement-breakpoint
ALTER TABLE "body_pictures" ADD CONSTRAINT "a_picture_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_site"."pictures" ADD CONSTRAINT "a_public_picture_goes_with_its_copy" FOREIGN KEY ("agency_id","management_number") REFERENCES "public_site"."documents"("agency_id","management_number") ON DELETE cascade ON UPDATE no action;