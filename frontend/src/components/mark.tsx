/** The logo mark: the one place where the brand's orange stands. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="7" fill="var(--brand)" />
      <path d="M13.6 4.5 6.9 13.3h4.2l-.9 6.2 7-9.3h-4.4z" fill="#fff" />
    </svg>
  );
}
