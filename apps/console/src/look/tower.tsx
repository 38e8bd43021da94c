/** The sign of the product: a watchtower. */
export function Tower({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#1b5c95" />
      <path d="M7 12.5 16 7l9 5.5h-2.2V15H9.2v-2.5zM10.5 16.5h11V25h-3.7v-4.5h-3.6V25h-3.7z" fill="#fff" />
    </svg>
  );
}
