CREATE TABLE "approval_events" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"event" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "one_act_at_a_time_on_a_document" PRIMARY KEY("agency_id","document_id","sequence"),
	CONSTRAINT "an_event_has_one_id" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "approval_seats" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"seat" integer NOT NULL,
	"act" text NOT NULL,
	"person_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"signed" boolean NOT NULL,
	"in_turn" boolean NOT NULL,
	"has_opinion" boolean NOT NULL,
	"status" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "approval_seats_pkey" PRIMARY KEY("agency_id","document_id","seat")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_name" text NOT NULL,
	"disclosure_level" text NOT NULL,
	"disclosure_grounds" smallint[] NOT NULL,
	"position" integer NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "attachments_pkey" PRIMARY KEY("agency_id","id"),
	CONSTRAINT "a_stored_object_belongs_to_one_attachment" UNIQUE("storage_name")
);
--> statement-breakpoint
CREATE TABLE "document_versions" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"editor_json" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"agency_name" text NOT NULL,
	"upper_unit_name" text,
	"unit_name" text NOT NULL,
	"drafter_phone" text NOT NULL,
	CONSTRAINT "a_version_is_submitted_once" PRIMARY KEY("agency_id","document_id","version")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"management_number" text NOT NULL,
	"drafter_person_id" uuid NOT NULL,
	"drafter_post_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"title" text NOT NULL,
	"public_title" text NOT NULL,
	"editor_json" text NOT NULL,
	"summary" text NOT NULL,
	"keywords" text[] NOT NULL,
	"disclosure_level" text NOT NULL,
	"disclosure_grounds" smallint[] NOT NULL,
	"body_open" boolean NOT NULL,
	"licence" text NOT NULL,
	"unit_task_id" uuid,
	"line" jsonb NOT NULL,
	CONSTRAINT "documents_pkey" PRIMARY KEY("agency_id","id"),
	CONSTRAINT "a_management_number_names_one_document" UNIQUE("agency_id","management_number")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"login" text NOT NULL,
	"password_hash" text NOT NULL,
	"must_change_password" boolean NOT NULL,
	"roles" text[] NOT NULL,
	"active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_login_names_one_account" UNIQUE("login"),
	CONSTRAINT "a_person_has_one_account" UNIQUE("agency_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"blocked_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "integrity_leaves" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"document_id" uuid NOT NULL,
	"leaf_hash" text NOT NULL,
	"salt" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"log_index" bigint,
	CONSTRAINT "integrity_leaves_pkey" PRIMARY KEY("agency_id","id"),
	CONSTRAINT "a_place_in_the_log_holds_one_leaf" UNIQUE("log_index")
);
--> statement-breakpoint
CREATE TABLE "notification_counters" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"last_seq" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_epochs" (
	"epoch" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"account_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"management_number" text NOT NULL,
	"revision" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notifications_have_no_double_place" PRIMARY KEY("account_id","seq"),
	CONSTRAINT "an_event_is_told_a_person_once" UNIQUE("account_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "agencies" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"zip_code" text NOT NULL,
	"address" text NOT NULL,
	"homepage" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	CONSTRAINT "people_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "post_holdings" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	CONSTRAINT "post_holdings_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"title" text NOT NULL,
	"is_head" boolean NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "posts_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"sort" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "units_pkey" PRIMARY KEY("agency_id","id"),
	CONSTRAINT "a_unit_code_names_one_unit" UNIQUE("agency_id","code")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_key_answers_one_request" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "outbox_deliveries" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "an_event_is_delivered_once_per_consumer" PRIMARY KEY("consumer","event_id")
);
--> statement-breakpoint
CREATE TABLE "filings" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"unit_task_id" uuid NOT NULL,
	"path" text[] NOT NULL,
	"retention" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_document_is_filed_once" PRIMARY KEY("agency_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "unit_tasks" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"path" text[] NOT NULL,
	"retention" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "unit_tasks_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "management_number_counters" (
	"agency_id" integer PRIMARY KEY NOT NULL,
	"last_serial" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "management_number_starts" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"last_used" integer NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "management_number_starts_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"agency_id" integer NOT NULL,
	"series_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"unit_code" text NOT NULL,
	"unit_name" text NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_on" date NOT NULL,
	CONSTRAINT "a_number_is_given_once" PRIMARY KEY("agency_id","series_id","year","serial"),
	CONSTRAINT "a_document_has_one_number" UNIQUE("agency_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "series" (
	"agency_id" integer NOT NULL,
	"series_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last_serial" integer NOT NULL,
	CONSTRAINT "a_series_has_one_counter_a_year" PRIMARY KEY("agency_id","series_id","year")
);
--> statement-breakpoint
CREATE TABLE "series_starts" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last_used" integer NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "series_starts_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "frozen_papers" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"storage_name" text,
	"sha256" text,
	"size" integer,
	"pages" integer,
	"renderer_version" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_document_has_one_frozen_paper" PRIMARY KEY("agency_id","document_id")
);
--> statement-breakpoint
ALTER TABLE "approval_events" ADD CONSTRAINT "an_event_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "an_attachment_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "a_version_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "an_account_is_of_a_person_of_its_agency" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_counters" ADD CONSTRAINT "notification_counters_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_holdings" ADD CONSTRAINT "a_holding_is_of_a_post_of_its_agency" FOREIGN KEY ("agency_id","post_id") REFERENCES "public"."posts"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_holdings" ADD CONSTRAINT "a_holding_is_by_a_person_of_its_agency" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "a_post_belongs_to_a_unit_of_its_agency" FOREIGN KEY ("agency_id","unit_id") REFERENCES "public"."units"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "a_unit_stands_under_a_unit_of_its_agency" FOREIGN KEY ("agency_id","parent_id") REFERENCES "public"."units"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "a_filing_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_tasks" ADD CONSTRAINT "a_unit_task_is_of_a_unit_of_its_agency" FOREIGN KEY ("agency_id","unit_id") REFERENCES "public"."units"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "management_number_counters" ADD CONSTRAINT "management_number_counters_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "a_number_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_papers" ADD CONSTRAINT "a_frozen_paper_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "seats_in_turn" ON "approval_seats" USING btree ("agency_id","person_id","at","document_id") WHERE in_turn;--> statement-breakpoint
CREATE INDEX "seats_taken_part" ON "approval_seats" USING btree ("agency_id","person_id","status","at" DESC NULLS LAST,"document_id") WHERE signed;--> statement-breakpoint
CREATE INDEX "seats_drafted" ON "approval_seats" USING btree ("agency_id","person_id","at" DESC NULLS LAST,"document_id") WHERE seat = 0;--> statement-breakpoint
CREATE INDEX "attachments_of_a_document" ON "attachments" USING btree ("agency_id","document_id","position");--> statement-breakpoint
CREATE INDEX "documents_of_a_drafter" ON "documents" USING btree ("agency_id","drafter_person_id","status","saved_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sessions_of_an_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "holdings_of_a_person" ON "post_holdings" USING btree ("agency_id","person_id");--> statement-breakpoint
CREATE INDEX "holdings_of_a_post" ON "post_holdings" USING btree ("agency_id","post_id");--> statement-breakpoint
CREATE INDEX "posts_of_a_unit" ON "posts" USING btree ("agency_id","unit_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_undelivered_of_a_document" ON "outbox_deliveries" USING btree ("consumer","agency_id","document_id","sequence") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox_deliveries" USING btree ("consumer","created_at","sequence") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "unit_tasks_of_a_unit" ON "unit_tasks" USING btree ("agency_id","unit_id");--> statement-breakpoint
CREATE INDEX "registrations_by_day" ON "registrations" USING btree ("agency_id","registered_on");