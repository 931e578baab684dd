ALTER TABLE "notifications" ALTER COLUMN "document_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ALTER COLUMN "management_number" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ALTER COLUMN "revision" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "handover_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "handover_status" text;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "a_handover_that_is_told_of_is_there" FOREIGN KEY ("agency_id","handover_id") REFERENCES "public"."handovers"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "a_notification_is_of_a_document_or_a_handover" CHECK (("notifications"."document_id" is null) = ("notifications"."handover_id" is not null)
        and ("notifications"."document_id" is null) = ("notifications"."management_number" is null or "notifications"."revision" is null)
        and ("notifications"."handover_id" is null) = ("notifications"."handover_status" is null));