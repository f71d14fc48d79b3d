/**
 * Stands in for react-style-singleton, which locks the page's scrolling under dialogs by a <style> element: our content
 * policy forbids those. Sheets that scripts construct are allowed.
 */
import { useEffect } from "react";

interface SheetHolder {
  add: (css: string) => void;
  remove: () => void;
}

export function stylesheetSingleton(): SheetHolder {
  let holders = 0;
  let sheet: CSSStyleSheet | null = null;
  return {
    add(css) {
      holders += 1;
      if (holders > 1) return;
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    remove() {
      holders -= 1;
      if (holders > 0) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      sheet = null;
    },
  };
}

export function styleHookSingleton(): (styles: string, dynamic?: boolean) => void {
  const holder = stylesheetSingleton();
  return function useStyle(styles, dynamic) {
    const key = dynamic === true ? styles : "";
    useEffect(() => {
      holder.add(styles);
      return () => holder.remove();
      // eslint-disable-next-line react-hooks/exhaustive-deps -- only dynamic styles are followed
    }, [key]);
  };
}

export function styleSingleton(): (props: { styles: string; dynamic?: boolean }) => null {
  const useStyle = styleHookSingleton();
  return function Sheet({ styles, dynamic }) {
    useStyle(styles, dynamic);
    return null;
  };
}
