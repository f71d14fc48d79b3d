import { type CSSProperties, type ReactNode, useEffect, useState } from "react";

/** What is coming, in its final shape; shown after 150 ms, so that quick answers don't flicker. */
export function Skeleton({
  width,
  height,
}: {
  width?: CSSProperties["width"];
  height: CSSProperties["height"];
}) {
  return <span className="skel" style={{ width: width ?? "100%", height }} aria-hidden="true" />;
}

export function Loading({ label, children }: { label: string; children: ReactNode }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true" className={isLate ? undefined : "invisible"}>
      <span className="sr" role="status">
        {label}
      </span>
      {children}
    </div>
  );
}
