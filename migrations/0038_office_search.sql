CREATE TABLE "recent_searches" (
	"agency_id" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"question" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_question_is_remembered_once" PRIMARY KEY("agency_id","person_id","question")
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"question" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "saved_searches_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"drafter_person_id" uuid NOT NULL,
	"unit_name" text NOT NULL,
	"kind" text NOT NULL,
	"disclosure_level" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"year" integer NOT NULL,
	"terms" text[] NOT NULL,
	"tokens" "tsvector" NOT NULL,
	"haystack" text NOT NULL,
	"files_haystack" text NOT NULL,
	"texts" jsonb NOT NULL,
	"files_pending" boolean NOT NULL,
	CONSTRAINT "a_document_is_searched_once" PRIMARY KEY("agency_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "search_drafts" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"made_of" text NOT NULL,
	"haystack" text NOT NULL,
	"texts" jsonb NOT NULL,
	CONSTRAINT "a_draft_is_searched_once" PRIMARY KEY("agency_id","document_id")
);
--> statement-breakpoint
ALTER TABLE "recent_searches" ADD CONSTRAINT "a_recent_search_is_of_a_person_of_its_agency" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "a_saved_search_is_of_a_person_of_its_agency" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "a_searched_text_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_drafts" ADD CONSTRAINT "a_searched_draft_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "a_person_gives_a_search_name_once" ON "saved_searches" USING btree ("agency_id","person_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "search_tokens" ON "search_documents" USING gin ("tokens");--> statement-breakpoint
CREATE INDEX "search_by_time" ON "search_documents" USING btree ("agency_id","at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_to_look_after" ON "search_documents" USING btree ("agency_id","document_id") WHERE files_pending or state <> 'approved';