CREATE TABLE "further_numbers" (
	"agency_id" integer NOT NULL,
	"series_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"unit_name" text NOT NULL,
	"printed" text NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_on" date NOT NULL,
	CONSTRAINT "a_further_number_is_given_once" PRIMARY KEY("agency_id","series_id","year","serial"),
	CONSTRAINT "a_document_has_one_number_of_a_series" UNIQUE("agency_id","document_id","series_id")
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"policy" text NOT NULL,
	"unit_id" uuid,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "number_series_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "numbering_policies" (
	"agency_id" integer NOT NULL,
	"valid_from" date NOT NULL,
	"template" text NOT NULL,
	"digits" integer NOT NULL,
	"basis" text NOT NULL,
	"received_series" text NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "one_numbering_policy_begins_on_a_day" PRIMARY KEY("agency_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"title" text NOT NULL,
	"sender" text NOT NULL,
	"sender_number" text NOT NULL,
	"medium" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"by_person_id" uuid NOT NULL,
	CONSTRAINT "receipts_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "registration_decisions" (
	"agency_id" integer NOT NULL,
	"request_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"note" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_request_is_decided_once" PRIMARY KEY("agency_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "registration_requests" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"kind" text NOT NULL,
	"field" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registration_requests_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
DROP INDEX "registrations_by_day";--> statement-breakpoint
ALTER TABLE "registrations" ALTER COLUMN "document_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "receipt_id" uuid;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "printed" text;--> statement-breakpoint
-- Every number so far was printed in the form of 기록규칙 제5조③.
UPDATE "registrations" SET "printed" = "unit_name" || '-' || "serial";--> statement-breakpoint
ALTER TABLE "registrations" ALTER COLUMN "printed" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "series_starts" ADD COLUMN "last_before" integer;--> statement-breakpoint
-- Where the counter stood before an earlier start: the last number given before it, or the last start's.
UPDATE "series_starts" AS s SET "last_before" = least(s."last_used", greatest(
	coalesce((SELECT max(r."serial") FROM "registrations" r WHERE r."agency_id" = s."agency_id"
		AND r."series_id" = s."series_id" AND r."year" = s."year" AND r."registered_at" < s."at"), 0),
	coalesce((SELECT max(e."last_used") FROM "series_starts" e WHERE e."agency_id" = s."agency_id"
		AND e."series_id" = s."series_id" AND e."year" = s."year" AND e."at" < s."at"), 0)));--> statement-breakpoint
ALTER TABLE "series_starts" ALTER COLUMN "last_before" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "further_numbers" ADD CONSTRAINT "a_further_number_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "further_numbers" ADD CONSTRAINT "a_further_number_is_of_a_series" FOREIGN KEY ("agency_id","series_id") REFERENCES "public"."number_series"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_decisions" ADD CONSTRAINT "a_decision_is_of_a_request" FOREIGN KEY ("agency_id","request_id") REFERENCES "public"."registration_requests"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "a_unit_has_one_series_of_a_kind" ON "number_series" USING btree ("agency_id","kind","unit_id") WHERE unit_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "a_series_has_its_own_name" ON "number_series" USING btree ("agency_id","name") WHERE unit_id is null;--> statement-breakpoint
CREATE INDEX "requests_of_a_registration" ON "registration_requests" USING btree ("agency_id","series_id","year","serial");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "a_number_is_of_a_receipt" FOREIGN KEY ("agency_id","receipt_id") REFERENCES "public"."receipts"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registrations_by_time" ON "registrations" USING btree ("agency_id","registered_at" DESC NULLS FIRST,"series_id" DESC NULLS FIRST,"serial" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "a_receipt_has_one_number" ON "registrations" USING btree ("agency_id","receipt_id") WHERE receipt_id is not null;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "a_number_is_of_one_document_or_one_receipt" CHECK ((document_id is null) <> (receipt_id is null));