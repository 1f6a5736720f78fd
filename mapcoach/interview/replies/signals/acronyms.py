"""Acronyms and terms: those that trades use among themselves, and those that everybody knows."""

from __future__ import annotations

from typing import NamedTuple


class _Insider(NamedTuple):
    """Acronyms that no customer says: all of them count in capitals, ``lowered`` in small letters as well."""

    acronyms: frozenset[str]
    lowered: frozenset[str]


_ACRONYMS = """KYC AML SLA RMA MQL SQL SQLS CRM ERP POS SKU MOQ PO RFQ RFP RFI SOW NDA KPI OKR CSAT CES ARR MRR LTV CAC CTA CTR CPC CPA CPM PPC SEM SERP UX CX API SSO MFA OTP IVR ACD CPQ PIM PLM WMS TMS OMS
EDI BOL POD FBA AOV GMV EMR EHR FNOL TPA AIP DIP MIP ESIS CAPEX OPEX FTE WIP BOM QA QC UAT MVP POC ICP ABM BDR SDR CSM TAM PSP PCI DPO DSAR SAR CQC MPAN MPRN UPRN ONT FTTP CPE DSLAM VOIP PBX DDI CLI LIMS SOP BAU
EOD COB NPI NPD TAT AHT FCR CTI DMS CMS CDP DNS SSL SFTP VPN VDI ETL BI MSA DPA BAA PDP PLP ATS HRIS LMS SIS PMS CRS GDS OTA RRP WSP ASN GRN CSR FMCG OEM MRO NCR CAPA HACCP FIFO JIT UCAS PIP BDM AE TOFU MOFU BOFU""".split()
_LOWERED = """kyc aml sla rma mql mqls sku skus rfq rfp csat mrr ltv cac ctr cpc edi fnol uat csm bdr sdr ivr mpan mprn fttp sso crm erp kpi kpis okr okrs moq""".split()
INSIDER = _Insider(frozenset(_ACRONYMS), frozenset(_LOWERED))

COMMON = frozenset(
    """TV PC PCS CD CDS DVD PDF SMS MMS BBC ITV CNN NBC CBS HBO GPS GMT GBP MRI CT GP GPS NHS MP MPS HMRC HGV LGV BMW VW KFC BP DHL DPD GLS UPS TNT QR FM DJ MC MD PR PS NB FYI BTW DM DMS DC NY NYC LTD PLC LLC BBQ B2B CV CCTV
    NGO PHD BSC MBA BTEC GCSE HND DVLA DVSA DMV FBI CPR TLC PVC LCD LED DNS HDMI USB SD SIM RSVP VIP XL XXL XS TBC TBD NVQ NSPCC RSPCA PPS RBS HSBC TSB JCB MG GTI FC RFC SW NW SE NE XMAS HMS MR MRS MS DR ST RD SQ FT MM CM KM KG LB LBS
    HR HRS MIN MINS PM AM WC PT NHL NFL PGA DVT TB STD HIV ADHD IBS DLR PGCE WTF WFH BRB TBH IDK THX PLS MON WED THUR FRI JCP CWM NGS SMTH NHSX RNLI LGBT LGBTQ BLT GT VHS MTB BMX FTSE SPF DNR PMT RSI TLDR TLD NDS NPS GSM GPRS TDMA CDMA SLR DSLR VCR CCD MTV WWF WWE JFK FTW TBS MPG MPH RPM KPH KWH GB MB TB KB BPM CBD HDTV DSL PPV LSD BMI NBA MLB CFC MGM MSRP RRP NHL SPCA BFF OMG LMK HBD SXSW DWP NCT CNC TFL CBT WRVS SEN BBFC CSV XLS JPG JPEG PNG MP3 GDPR HTML""".split()
)
"""Acronyms that everybody knows; only those without a vowel need to be here."""

TERMS = (
    r"lead (?:scoring|nurturing|qualification|routing)", r"qualified leads?", r"nurture (?:sequence|track|flow)s?", r"drip (?:campaign|sequence)s?", "dunning", r"(?:de)?provisioning", "omni-?channel",
    r"micro-?conversions?", r"touch ?points?", r"conversion funnels?", r"sales funnels?", r"marketing funnels?", r"sales pipelines?", r"top of (?:the )?funnel", r"tier[- ][123] support", r"(?:first|second)[- ]line support",
    r"ticketing system", r"escalation path", r"back-?end system", r"value prop(?:osition)?", r"swim ?lanes?", r"time[- ]to[- ]value", r"product[- ]led", r"inbound lead", r"attribution model", r"lead magnets?",
)  # fmt: skip
"""Patterns of terms that belong to our side of the counter."""
