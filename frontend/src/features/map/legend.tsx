import { INTENTS } from "@/features/map/search";
import { INTENT_WORDS } from "@/features/map/words";
import { plural } from "@/lib/format";

export function Legend({ leftOut, isOfBubbles = false }: { leftOut: number; isOfBubbles?: boolean }) {
  return (
    <>
      {INTENTS.map((intent) => (
        <span key={intent} className={`intent ${INTENT_WORDS[intent].look}`}>
          <i />
          {INTENT_WORDS[intent].word}
        </span>
      ))}
      <span className="vr" />
      <span className="row sm">
        <svg width="40" height="20" viewBox="0 0 40 20" aria-hidden="true">
          <circle cx="8" cy="12" r="4" className="leg-dot" />
          <circle cx="26" cy="10" r="9" className="leg-size" />
        </svg>
        Monthly volume
      </span>
      {isOfBubbles ? (
        <span className="row sm">
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="10" r="8" className="track" />
            <circle
              cx="10"
              cy="10"
              r="8"
              className="ring"
              pathLength="100"
              strokeDasharray="55 100"
              transform="rotate(-90 10 10)"
            />
          </svg>
          Share published
        </span>
      ) : (
        <span className="row sm">
          <svg width="26" height="20" viewBox="0 0 26 20" aria-hidden="true">
            <path d="M1 10h24" className="map-link near" />
          </svg>
          Near by meaning
        </span>
      )}
      {leftOut === 0 ? null : (
        <span className="sm">{plural(leftOut, "smaller cluster")} not drawn: filter to see them</span>
      )}
    </>
  );
}
