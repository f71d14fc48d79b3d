import { Maximize, Minus, Plus } from "lucide-react";
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";

import { IconButton } from "@/components/button";
import { type Box, zoomed } from "@/features/map/layout";
import { cn } from "@/lib/cn";

interface CanvasProps {
  label: string;
  fit: Box;
  isDim: boolean;
  /** Ids in their order, for the arrow keys. */
  ids: number[];
  children: (unit: number) => ReactNode;
  legend: ReactNode;
}

const MOST_ZOOM = 12;
const STEP = 1.4;

/** A drawing to look around in: wheel or buttons zoom, dragging moves, arrow keys go from cluster to cluster. */
export function Canvas({ label, fit, isDim, ids, children, legend }: CanvasProps) {
  const [look, setLook] = useState<Box | null>(null);
  const box = look ?? fit;
  const svg = useRef<SVGSVGElement>(null);
  const unit = useUnit(svg, box);
  const zoom = (by: number) => {
    const next = zoomed(box, by);
    if (next.width >= fit.width * 1.01) setLook(null);
    else if (next.width > fit.width / MOST_ZOOM) setLook(next);
  };
  const drag = useDrag(box, unit, setLook);
  useWheel(svg, zoom);
  return (
    <>
      <svg
        ref={svg}
        className={cn("mapsvg", isDim && "dim")}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        role="group"
        aria-label={label}
        onKeyDown={(event) => walk(event, ids)}
        {...drag}
      >
        {children(unit)}
      </svg>
      <div className="mapl">{legend}</div>
      <div className="mapz" role="group" aria-label="Zoom">
        <IconButton label="Zoom in" onClick={() => zoom(STEP)}>
          <Plus size={16} />
        </IconButton>
        <IconButton label="Zoom out" onClick={() => zoom(1 / STEP)}>
          <Minus size={16} />
        </IconButton>
        <IconButton label="Fit to view" onClick={() => setLook(null)}>
          <Maximize size={15} />
        </IconButton>
      </div>
    </>
  );
}

/** Pixels of one unit of the map, as it is shown now. */
function useUnit(svg: React.RefObject<SVGSVGElement | null>, box: Box): number {
  const [size, setSize] = useState({ width: 745, height: 674 });
  useEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [svg]);
  return Math.min(size.width / box.width, size.height / box.height) || 1;
}

function useDrag(box: Box, unit: number, onMove: (box: Box) => void) {
  const from = useRef<{ x: number; y: number; box: Box } | null>(null);
  const hasMoved = useRef(false);
  const end = () => {
    from.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      hasMoved.current = false;
      if (event.button === 0) from.current = { x: event.clientX, y: event.clientY, box };
    },
    onPointerMove: (event: PointerEvent) => {
      if (from.current === null || event.buttons === 0) return;
      const [x, y] = [event.clientX - from.current.x, event.clientY - from.current.y];
      if (Math.hypot(x, y) < 4) return; // a click that trembles
      hasMoved.current = true;
      onMove({ ...from.current.box, x: from.current.box.x - x / unit, y: from.current.box.y - y / unit });
    },
    onPointerUp: end,
    onPointerLeave: end,
    onClickCapture: (event: MouseEvent) => {
      if (hasMoved.current) event.stopPropagation(); // it was dragged, not pressed
    },
  };
}

function useWheel(svg: React.RefObject<SVGSVGElement | null>, zoom: (by: number) => void): void {
  const latest = useRef(zoom);
  useEffect(() => {
    latest.current = zoom;
  });
  useEffect(() => {
    const element = svg.current;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(event.deltaY < 0 ? 1.12 : 1 / 1.12);
    };
    element?.addEventListener("wheel", turn, { passive: false });
    return () => element?.removeEventListener("wheel", turn);
  }, [svg]);
}

const FORWARD = new Set(["ArrowRight", "ArrowDown"]);
const BACK = new Set(["ArrowLeft", "ArrowUp"]);

/** The next or the previous cluster by size gets the focus. */
function walk(event: KeyboardEvent<SVGSVGElement>, ids: number[]): void {
  if (!FORWARD.has(event.key) && !BACK.has(event.key)) return;
  const here = event.target instanceof Element ? event.target.getAttribute("data-cluster") : null;
  const next = ids[ids.indexOf(Number(here)) + (FORWARD.has(event.key) ? 1 : -1)];
  const target = event.currentTarget.querySelector<SVGElement>(`[data-cluster="${next}"]`);
  if (target === null) return;
  event.preventDefault();
  target.focus();
}

/** A cluster in a drawing: a button, one tab stop for all of them. */
export function MapButton({
  id,
  name,
  isFirst,
  isSelected,
  className,
  onOpen,
  children,
}: {
  id: number;
  name: string;
  isFirst: boolean;
  isSelected: boolean;
  className: string;
  onOpen: (id: number) => void;
  children: ReactNode;
}) {
  return (
    <g
      role="button"
      aria-label={name}
      aria-pressed={isSelected}
      data-cluster={id}
      tabIndex={isFirst ? 0 : -1}
      className={cn(className, isSelected && "sel")}
      onClick={() => onOpen(id)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onOpen(id);
      }}
    >
      {children}
    </g>
  );
}
