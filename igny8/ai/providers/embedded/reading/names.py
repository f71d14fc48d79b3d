"""How names are written: acronyms, brands with capitals of their own, and places. Data."""

from __future__ import annotations

_AS_WRITTEN = """
3D AC ACF ADHD AI AJAX AMP APA API APR AR ATM ATV AV AWS B2B B2C BBC BBQ BMI BMW BPM CAD CBD CBT CCTV CDN CEO CFO CGI
CMS CPA CPC CPM CPR CPU CRM CRO CSR CSS CSV CTA CTR CV DBT DHL DIY DJ DNA DNS DSLR DVD EIN EMDR EMI ERP ESL ETF EU EV
EVs FAQ FAQs FDA FHA FTP GDPR GIF GMAT GMT GPA GPS GPT GPU GRE GST GTA HBO HDMI HIIT HIV HR HSA HTML HTTP HTTPS HVAC
IBM IBS ICU ID IELTS IKEA IMAP IP IPTV IRA IRS ISO ISP IVF JPEG JSON KPI KPIs LAN LCD LED LEDs LLC LLM LMS
MBA MBBS MDF MOT MP3 MP4 MRI MVP NASA NBA NFL NFT NHS OCD OHIP OLED PA PC PCs PCOS PDF PDFs PFAS PhD PHP PMS PNG POS
PPC PSU PTO PTSD PVC QA QR RAM RFID ROI RPG RPM RSS RV RVs SaaS SBA SDK SEM SEO SERP SIM SKU SKUs SLA SMS SMTP SOP SPF
SQL SSD SSL SSO STD STEM SUV SUVs SVG TEFL TOEFL TV TVs UAE UAT UI UK UPS URL URLs USA USB USD USPS UTM UV UX VA VAT
VIN VIP VPN VPS VR WAV WC WLAN XL XML YAML ZIP AdSense AdWords AeroPress AirPods AirPod BigCommerce BrowserStack ChatGPT
ClickFunnels ClickUp CorelDRAW DeepSeek DocuSign DoorDash DuckDuckGo eBay eBook eBooks FedEx FIFA GitHub
GitLab GoDaddy GoPro HubSpot iCloud iMac iMessage iOS iPad iPads iPhone iPhones iPod iTunes JavaScript jQuery LaTeX
LearnDash LinkedIn LogRocket macOS MacBook MacBooks MailChimp McDonald’s MemberPress MySQL NetSuite NordVPN Node.js
OneDrive OneNote OpenAI OpenCart PayPal PlayStation PostgreSQL PowerPoint PrestaShop PyTorch QuickBooks SharePoint
ShipStation SoundCloud SSDs TikTok TypeScript WhatsApp Wi-Fi WiFi WooCommerce WordPress xAI YouTube YouTuber
"""

# With a capital inside a sentence too. Names that are also common words (turkey, china, nice, may) are left out.
_CAPITALISED = """
adidas airbnb alexa amazon android apple asana asos audi azure balenciaga barbour bing birkenstock birkenstocks
bluetooth bosch calvin canva chanel chrome cisco clarks coinbase costco deezer delonghi dell disney divi docker
dropbox dyson edge elementor etsy excel expedia facebook falke figma firefox fitbit flask flutter ford fortnite garmin
gmail google gucci hermes hilton honda hyundai instagram jeep jetpack jira kindle klarna klaviyo kubernetes lego
lenovo lexus linux magento mailchimp mastercard mazda mercedes microsoft minecraft nespresso netflix nike nikon
nintendo nissan nutella odoo outlook patreon peloton pepsi philips photoshop pinterest pixel porsche primark prada
puma python quora reddit reebok roblox roku salesforce samsung shopify siemens siri skype slack snapchat sony spotify
squarespace starbucks stripe subaru swarovski telegram tesco tesla tinder toyota trello tripadvisor twitch twitter
uber ubuntu udemy vimeo visa volkswagen volvo walmart webflow wix windows wikipedia xbox yahoo yamaha yelp zapier zara
zendesk zoho zoom africa alabama alaska albania algeria america american amsterdam andalusia antarctica argentina
arizona arkansas asia asian athens atlanta auckland austin australia australian austria bahrain bali baltimore
bangalore bangkok bangladesh barcelona bavaria beijing belfast belgium berlin bihar birmingham bolivia boston brazil
brazilian brisbane bristol british brooklyn brussels budapest bulgaria cairo calgary california cambodia cambridge
canada canadian cardiff caribbean charlotte chennai chicago chile chinese christmas cincinnati cleveland colombia
colorado connecticut copenhagen cornwall croatia cuba cyprus czech dallas danish delaware delhi denmark denver detroit
devon dubai dublin dutch ecuador edinburgh egypt england english estonia ethiopia europe european finland finnish
florida france frankfurt french geneva georgia german germany ghana glasgow greece greek gujarat haiti halloween
hamburg hanover hawaii helsinki houston hungary hyderabad iceland idaho illinois india indian indiana indonesia iowa
iran iraq ireland irish israel istanbul italian italy jamaica japan japanese jerusalem johannesburg jordan kansas
karachi karnataka kentucky kenya kolkata korea korean kuwait lagos latvia lebanon leeds leicester lisbon lithuania
liverpool london louisiana luxembourg madrid maharashtra maine malaga malaysia maldives malta manchester manhattan
manila maryland massachusetts melbourne mexican mexico miami michigan milan minneapolis minnesota mississippi
mississauga missouri montana montreal morocco moscow mumbai munich naples nashville nebraska nepal netherlands nevada
newcastle nigeria norway norwegian nottingham odisha ohio oklahoma oman ontario oregon orlando osaka oslo ottawa
oxford pakistan paris pennsylvania perth peru philadelphia philippines phoenix pittsburgh poland polish portland
portugal portuguese prague punjab qatar quebec queensland romania rome russia russian sacramento scotland scottish
seattle serbia seville shanghai sharjah sheffield singapore slovakia slovenia spain spanish stockholm sweden swedish
swiss switzerland sydney taiwan tampa tanzania tennessee texas thai thailand tokyo toronto tunisia turkish uganda
ukraine utah valencia vancouver venice venezuela vermont vienna vietnam virginia wales warsaw washington welsh
winnipeg wisconsin wyoming york yorkshire zambia zimbabwe zurich easter diwali ramadan ambedkar fulbright erasmus daad
tata hdfc mahadbt monday tuesday wednesday thursday friday saturday sunday january february april june july august
september october november december
"""

_ALSO = {
    "daad": "DAAD", "hdfc": "HDFC", "sbi": "SBI", "nsp": "NSP", "woo": "Woo", "wp": "WP", "i": "I", "i’m": "I’m",
    "i’ve": "I’ve", "i’d": "I’d", "i’ll": "I’ll", "u.s.": "U.S.", "u.k.": "U.K.",
    "wifi": "Wi-Fi", "mcdonalds": "McDonald’s",
    "youtubers": "YouTubers", "ios": "iOS", "phds": "PhDs", "mba’s": "MBAs", "mahadbt": "MahaDBT", "css": "CSS",
    "vat": "VAT",
}  # fmt: skip

# Acronyms that are also English words: capitals in titles only where the next word leaves no doubt. Lower case here.
_ALSO_WORDS = frozenset("amp ar edge emi hr id it pa pixel pms ram sim std stem va wc zip".split())

AS_WRITTEN: dict[str, str] = {
    **{word: word.capitalize() for word in _CAPITALISED.split()},
    **{word.lower(): word for word in _AS_WRITTEN.split() if word.lower() not in _ALSO_WORDS},
    **_ALSO,
    "hr": "HR",
    "sim": "SIM",
    "id": "ID",
}
