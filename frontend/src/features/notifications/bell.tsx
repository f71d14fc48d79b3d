import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";

import { IconButton } from "@/components/button";
import { ErrorState } from "@/components/states";
import { useSite } from "@/hooks/site-context";
import { cn } from "@/lib/cn";
import { full, moment } from "@/lib/format";
import { type Notification, notificationsQuery, readNotifications } from "@/lib/queries/notifications";

/** What happened while nobody looked. To open it is to have read it. */
export function NotificationsBell() {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(notificationsQuery);
  const reading = useMutation({
    mutationFn: readNotifications,
    onSuccess: () => client.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
  });
  const unread = data?.unread ?? 0;
  const change = (next: boolean) => {
    setOpen(next);
    const newest = data?.items[0];
    if (!next && unread > 0 && newest !== undefined) reading.mutate(newest.id); // what was new stays marked while it is read
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={change}>
      <Popover.Trigger asChild>
        <IconButton label={unread > 0 ? `Notifications, ${unread} unread` : "Notifications"}>
          <Bell size={17} strokeWidth={1.75} />
          {unread > 0 ? <span className="pip" /> : null}
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop-s"
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label="Notifications"
        >
          {data?.items.map((item) => (
            <Item key={item.id} item={item} onOpen={() => change(false)} />
          ))}
          {data?.items.length === 0 ? <p className="p-4 sm t2">Nothing has happened yet.</p> : null}
          {data === undefined && error !== null ? (
            <ErrorState what="Notifications can't be read" error={error} onRetry={() => void refetch()} />
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Item({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const { site } = useSite();
  const body = (
    <>
      <span>{item.message}</span>
      <time className="xs t3 block" dateTime={item.created_at} title={full(item.created_at, site.time_zone)}>
        {moment(item.created_at, site.time_zone)}
      </time>
    </>
  );
  const look = cn("note-i", item.read_at === null && "new");
  if (item.run_id === null) return <div className={look}>{body}</div>;
  return (
    <Link to="/runs/$runId" params={{ runId: item.run_id }} className={look} onClick={onOpen}>
      {body}
    </Link>
  );
}
