CREATE TABLE "information_request_events" (
	"agency_id" integer NOT NULL,
	"request_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"event" jsonb NOT NULL,
	"personal" jsonb,
	CONSTRAINT "a_request_has_one_event_at_a_place" PRIMARY KEY("agency_id","request_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "information_requests" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"receipt_number" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"secret_hash" text,
	"filed_hash" text NOT NULL,
	"sequence" integer NOT NULL,
	"status" text NOT NULL,
	"requester_kind" text NOT NULL,
	"unit_id" uuid,
	"unit_name" text,
	"person_id" uuid,
	"person_name" text,
	"due_on" date,
	"outcome" text,
	"decided_on" date,
	"objection" text,
	"delete_on" date,
	CONSTRAINT "information_requests_pkey" PRIMARY KEY("agency_id","id"),
	CONSTRAINT "a_receipt_number_names_one_request" UNIQUE("agency_id","receipt_number"),
	CONSTRAINT "a_secret_opens_one_request" UNIQUE("agency_id","secret_hash"),
	CONSTRAINT "a_handling_person_is_of_a_unit" CHECK (unit_id is not null or person_id is null)
);
--> statement-breakpoint
CREATE TABLE "information_request_counters" (
	"agency_id" integer NOT NULL,
	"year" integer NOT NULL,
	"last_serial" integer NOT NULL,
	CONSTRAINT "a_year_counts_its_requests_once" PRIMARY KEY("agency_id","year")
);
--> statement-breakpoint
CREATE TABLE "information_request_decisions" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"paper_id" uuid NOT NULL,
	CONSTRAINT "a_document_carries_one_decision" PRIMARY KEY("agency_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "information_request_readings" (
	"agency_id" integer NOT NULL,
	"request_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_person_opens_a_request_once_at_a_time" PRIMARY KEY("agency_id","request_id","at","person_id")
);
--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "a_notification_is_of_a_document_or_a_handover";--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "request_news" text;--> statement-breakpoint
ALTER TABLE "information_request_events" ADD CONSTRAINT "an_event_is_of_a_request" FOREIGN KEY ("agency_id","request_id") REFERENCES "public"."information_requests"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_request_decisions" ADD CONSTRAINT "a_decision_is_on_a_request" FOREIGN KEY ("agency_id","request_id") REFERENCES "public"."information_requests"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_request_readings" ADD CONSTRAINT "a_reading_is_of_a_request" FOREIGN KEY ("agency_id","request_id") REFERENCES "public"."information_requests"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "requests_by_their_day" ON "information_requests" USING btree ("agency_id","filed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "requests_by_what_is_due" ON "information_requests" USING btree ("agency_id","due_on") WHERE due_on is not null;--> statement-breakpoint
CREATE INDEX "requests_to_be_forgotten" ON "information_requests" USING btree ("agency_id","delete_on") WHERE delete_on is not null;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "a_notification_is_about_one_thing" CHECK (num_nonnulls("notifications"."document_id", "notifications"."handover_id", "notifications"."request_news") = 1
        and ("notifications"."document_id" is null) = ("notifications"."management_number" is null or "notifications"."revision" is null)
        and ("notifications"."handover_id" is null) = ("notifications"."handover_status" is null));