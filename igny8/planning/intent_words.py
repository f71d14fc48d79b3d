"""The words of the intent rules, by language and rule, comma-separated; an entry of several words is a phrase."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "navigational": "login, log in, signin, sign in, signup, official, official site, official website, homepage, "
        "customer service, contact number, my account, web player, download page",
        "transactional": "buy, buying, order, purchase, coupon, coupons, discount, discounts, promo, deal, deals, "
        "cheap, cheapest, sale, for sale, price, prices, pricing, quote, quotes, hire, rent, rental, rentals, book, "
        "booking, subscribe, subscription, download, shop, store, near me, nearest, open now, delivery, apply, "
        "free trial, voucher, wholesale",
        "commercial": "best, top, vs, versus, review, reviews, compare, comparison, alternative, alternatives, "
        "competitors, recommended, rated, rating, ratings, affordable, better than, pros and cons, worth it",
        "asking": "how, what, what's, why, when, who, who's, whose, does, do, is, are, can, should, will, meaning, "
        "definition",
        "deciding": "where to buy, where can i buy, where to get",
    },
    "de": {
        "navigational": "anmelden, einloggen, kundenservice, offizielle seite, mein konto",
        "transactional": "kaufen, bestellen, preis, preise, günstig, billig, angebot, angebote, rabatt, gutschein, "
        "gutscheine, mieten, buchen, in der nähe, kostenlos herunterladen, herunterladen, kosten",
        "commercial": "beste, besten, bester, bestes, test, testsieger, vergleich, vergleichen, erfahrung, "
        "erfahrungen, bewertung, bewertungen, alternative, alternativen, empfehlung, empfehlungen, oder besser",
        "asking": "wie, was, warum, wieso, weshalb, wann, wer, wo, wohin, ist, sind, kann, welche rolle, bedeutung, "
        "anleitung",
        "deciding": "wo kaufen, wo kann ich kaufen, wo kann man kaufen",
    },
    "es": {
        "navigational": "iniciar sesión, iniciar sesion, acceder, sitio oficial, página oficial, atención al cliente",
        "transactional": "comprar, precio, precios, barato, barata, baratos, baratas, oferta, ofertas, descuento, "
        "descuentos, cupón, alquiler, alquilar, reservar, contratar, pedir, descargar, cerca de mí, cerca de mi, "
        "venta, en venta, tienda, presupuesto",
        "commercial": "mejor, mejores, opiniones, opinión, reseña, reseñas, comparativa, comparar, comparación, "
        "alternativa, alternativas, ranking, recomendado, recomendados",
        "asking": "cómo, como, qué, que, por qué, cuándo, cuando, quién, quien, cuál es, cual es, dónde, donde, "
        "cuánto, cuanto, significado",
        "deciding": "dónde comprar, donde comprar",
    },
    "fr": {
        "navigational": "connexion, se connecter, site officiel, mon compte, espace client, service client",
        "transactional": "acheter, achat, commander, prix, pas cher, pas chère, promo, promotion, soldes, réduction, "
        "code promo, location, louer, réserver, télécharger, devis, à vendre, près de moi, tarif, tarifs, livraison",
        "commercial": "meilleur, meilleure, meilleurs, meilleures, avis, comparatif, comparer, comparaison, "
        "alternative, alternatives, classement, ou choisir, quel choisir, test",
        "asking": "comment, pourquoi, quand, qui, que, qu'est, quoi, est-ce, combien, où, définition, signification",
        "deciding": "où acheter, ou acheter",
    },
    "it": {
        "navigational": "accedi, accesso, area clienti, sito ufficiale, assistenza clienti",
        "transactional": "comprare, acquistare, acquisto, prezzo, prezzi, economico, economica, economici, offerta, "
        "offerte, sconto, sconti, coupon, noleggio, affitto, prenotare, scaricare, in vendita, vicino a me, preventivo",
        "commercial": "migliore, migliori, miglior, recensione, recensioni, opinioni, confronto, confrontare, "
        "alternativa, alternative, classifica",
        "asking": "come, cosa, cos'è, che, perché, perchè, quando, chi, dove, quanto, significato",
        "deciding": "dove comprare, dove acquistare",
    },
    "nl": {
        "navigational": "inloggen, mijn account, klantenservice, officiële website",
        "transactional": "kopen, bestellen, prijs, prijzen, goedkoop, goedkope, goedkoopste, aanbieding, aanbiedingen, "
        "korting, kortingscode, huren, boeken, downloaden, te koop, bij mij in de buurt, in de buurt, offerte, kosten",
        "commercial": "beste, vergelijken, vergelijking, ervaringen, ervaring, recensie, recensies, test, "
        "alternatief, alternatieven, aanrader, beoordeling, beoordelingen",
        "asking": "hoe, wat, waarom, wanneer, wie, waar, is, zijn, kan, hoeveel, betekenis",
        "deciding": "waar te koop, waar kopen, waar kan ik kopen",
    },
    "pt": {
        "navigational": "entrar, site oficial, minha conta, atendimento ao cliente, área do cliente",
        "transactional": "comprar, preço, preços, barato, barata, baratos, baratas, oferta, ofertas, desconto, "
        "descontos, cupom, cupão, aluguel, alugar, aluguer, reservar, contratar, baixar, à venda, perto de mim, "
        "orçamento, loja",
        "commercial": "melhor, melhores, avaliação, avaliações, opinião, opiniões, comparação, comparar, comparativo, "
        "alternativa, alternativas, ranking, vale a pena",
        "asking": "como, o que, que, por que, porque, quando, quem, qual é, onde, quanto, significado",
        "deciding": "onde comprar",
    },
    "pl": {
        "navigational": "logowanie, zaloguj, oficjalna strona, moje konto, obsługa klienta",
        "transactional": "kupić, kup, zamówić, zamów, cena, ceny, cennik, tani, tania, tanie, tanio, promocja, "
        "promocje, zniżka, rabat, kod rabatowy, wynajem, wypożyczalnia, rezerwacja, pobierz, na sprzedaż, sklep, "
        "w pobliżu",
        "commercial": "najlepszy, najlepsza, najlepsze, najlepszych, ranking, opinie, opinia, recenzja, recenzje, "
        "porównanie, porównywarka, test, alternatywa, alternatywy, polecane, polecany, czy warto",
        "asking": "jak, co, dlaczego, kiedy, kto, gdzie, czy, ile, czym, znaczenie, definicja",
        "deciding": "gdzie kupić",
    },
    "ru": {
        "navigational": "вход, войти, личный кабинет, официальный сайт, официальный",
        "transactional": "купить, заказать, цена, цены, стоимость, прайс, недорого, дешево, дешёво, скидка, скидки, "
        "акция, промокод, купон, аренда, прокат, снять, забронировать, скачать, доставка, магазин, рядом, продажа, "
        "оптом",
        "commercial": "лучший, лучшая, лучшее, лучшие, лучших, топ, рейтинг, отзывы, отзыв, обзор, сравнение, "
        "сравнить, аналог, аналоги, альтернатива, альтернативы, какой выбрать, что лучше",
        "asking": "как, что, почему, зачем, когда, кто, где, сколько, чем, значение, определение",
        "deciding": "где купить, где заказать",
    },
    "tr": {
        "navigational": "giriş, giriş yap, resmi site, resmi sitesi, hesabım, müşteri hizmetleri",
        "transactional": "satın al, satın alma, sipariş, fiyat, fiyatı, fiyatları, ucuz, en ucuz, indirim, indirimli, "
        "kupon, kampanya, kiralık, kiralama, rezervasyon, indir, satılık, yakınımda, mağaza",
        "commercial": "en iyi, en iyisi, yorum, yorumlar, yorumları, inceleme, karşılaştırma, karşılaştır, alternatif, "
        "alternatifleri, tavsiye, önerileri",
        "asking": "nasıl, nedir, ne, neden, niçin, kim, kimdir, nerede, kaç, anlamı, ne demek, ne zaman",
        "deciding": "nereden alınır, nereden satın alınır",
    },
}
