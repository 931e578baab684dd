CREATE TABLE "routine_marks" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"unit_task_id" uuid NOT NULL,
	"is_routine" boolean NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "routine_marks_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
ALTER TABLE "routine_marks" ADD CONSTRAINT "a_mark_is_of_a_unit_task" FOREIGN KEY ("agency_id","unit_task_id") REFERENCES "public"."unit_tasks"("agency_id","id") ON DELETE no action ON UPDATE no action;