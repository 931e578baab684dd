CREATE TABLE "handover_items" (
	"agency_id" integer NOT NULL,
	"handover_id" uuid NOT NULL,
	"key" text NOT NULL,
	"place" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"management_number" text,
	"act" text,
	"in_turn" boolean NOT NULL,
	"left_out" text,
	"outcome" text,
	"obstacle" text,
	CONSTRAINT "an_item_is_handed_over_once" PRIMARY KEY("agency_id","handover_id","key")
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"status" text NOT NULL,
	"giver_person_id" uuid NOT NULL,
	"receiver_person_id" uuid NOT NULL,
	"made_by_person_id" uuid NOT NULL,
	"giver_unit_id" uuid,
	"receiver_unit_id" uuid NOT NULL,
	"receiver_post_id" uuid NOT NULL,
	"giver" jsonb NOT NULL,
	"receiver" jsonb NOT NULL,
	"made_by" text,
	"reason" text NOT NULL,
	"notes" jsonb NOT NULL,
	"filed" jsonb NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "handovers_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "reorganized_days" (
	"agency_id" integer NOT NULL,
	"effective_on" date NOT NULL,
	"by_person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "a_day_is_reorganized_once" PRIMARY KEY("agency_id","effective_on")
);
--> statement-breakpoint
CREATE TABLE "unit_task_charges" (
	"agency_id" integer NOT NULL,
	"unit_task_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "one_person_is_in_charge_of_a_unit_task" PRIMARY KEY("agency_id","unit_task_id")
);
--> statement-breakpoint
ALTER TABLE "handover_items" ADD CONSTRAINT "an_item_is_of_a_handover" FOREIGN KEY ("agency_id","handover_id") REFERENCES "public"."handovers"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "a_handover_is_by_a_person_of_its_agency" FOREIGN KEY ("agency_id","giver_person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "a_handover_is_to_a_person_of_its_agency" FOREIGN KEY ("agency_id","receiver_person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reorganized_days" ADD CONSTRAINT "reorganized_days_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_task_charges" ADD CONSTRAINT "a_charge_is_of_a_unit_task" FOREIGN KEY ("agency_id","unit_task_id") REFERENCES "public"."unit_tasks"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_task_charges" ADD CONSTRAINT "a_charge_is_of_a_person_of_the_agency" FOREIGN KEY ("agency_id","person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handovers_by_a_person" ON "handovers" USING btree ("agency_id","giver_person_id","proposed_at");--> statement-breakpoint
CREATE INDEX "handovers_to_a_person" ON "handovers" USING btree ("agency_id","receiver_person_id","proposed_at");--> statement-breakpoint
CREATE INDEX "handovers_of_an_agency" ON "handovers" USING btree ("agency_id","proposed_at");--> statement-breakpoint
CREATE INDEX "charges_of_a_person" ON "unit_task_charges" USING btree ("agency_id","person_id");