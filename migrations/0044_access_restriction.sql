CREATE TABLE "access_decisions" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_decision_on_access_is_made_once" PRIMARY KEY("agency_id","document_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "is_verbatim" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "review_until" date;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "restriction" jsonb;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "is_verbatim" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "restriction" jsonb;--> statement-breakpoint
ALTER TABLE "access_decisions" ADD CONSTRAINT "a_decision_on_access_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "restricted_documents" ON "documents" USING btree ("agency_id","unit_id") WHERE restriction is not null;