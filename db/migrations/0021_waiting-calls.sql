ALTER TABLE `calls` ADD `is_waiting` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `calls_waiting` ON `calls` (`place`) WHERE "calls"."is_waiting" = 1;--> statement-breakpoint
-- Those that wait already, as the folds have them: nothing has to be read from the log again.
UPDATE calls SET is_waiting = 1 WHERE id IN (
  SELECT touches.id FROM callbacks CROSS JOIN touches
  WHERE callbacks.cleared_at IS NULL AND touches.them = callbacks.number AND touches.at >= callbacks.since
    AND touches.kind = 'call' AND touches.does = 'waits'
);
