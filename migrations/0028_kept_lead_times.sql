CREATE TABLE "lead_time_months" (
	"agency_id" integer NOT NULL,
	"step" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"month" date NOT NULL,
	"days" date[] NOT NULL,
	"seconds" double precision[] NOT NULL,
	"again" boolean[] NOT NULL,
	CONSTRAINT "lead_times_of_a_month_stand_once" PRIMARY KEY("agency_id","step","unit_id","month")
);
--> statement-breakpoint
CREATE TABLE "lead_times_kept" (
	"agency_id" integer NOT NULL,
	"approved_before" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_times_are_kept_once" PRIMARY KEY("agency_id")
);
--> statement-breakpoint
ALTER TABLE "lead_time_months" ADD CONSTRAINT "lead_time_months_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_times_kept" ADD CONSTRAINT "lead_times_kept_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;