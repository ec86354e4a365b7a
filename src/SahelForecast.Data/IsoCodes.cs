namespace SahelForecast.Data;

/// <summary>Country codes of two letters and of three (ISO 3166-1), for Africa and countries with humanitarian plans.</summary>
internal static class IsoCodes
{
    private static readonly Dictionary<string, string> Alpha3 = Pairs().ToDictionary(pair => pair[..2], pair => pair[3..]);

    /// <summary>The code of three letters; the text itself where it is not known.</summary>
    public static string ToAlpha3(string code) => Alpha3.GetValueOrDefault(code, code);

    private static string[] Pairs() =>
        ("DZ-DZA AO-AGO BJ-BEN BW-BWA BF-BFA BI-BDI CV-CPV CM-CMR CF-CAF TD-TCD KM-COM CG-COG CD-COD CI-CIV DJ-DJI EG-EGY GQ-GNQ ER-ERI SZ-SWZ ET-ETH GA-GAB GM-GMB GH-GHA GN-GIN " +
        "GW-GNB KE-KEN LS-LSO LR-LBR LY-LBY MG-MDG MW-MWI ML-MLI MR-MRT MU-MUS MA-MAR MZ-MOZ NA-NAM NE-NER NG-NGA RW-RWA ST-STP SN-SEN SC-SYC SL-SLE SO-SOM ZA-ZAF SS-SSD SD-SDN TZ-TZA " +
        "TG-TGO TN-TUN UG-UGA ZM-ZMB ZW-ZWE AF-AFG BD-BGD CO-COL EC-ECU GT-GTM HN-HND HT-HTI IQ-IRQ IR-IRN JO-JOR LB-LBN MM-MMR NP-NPL PK-PAK PE-PER PH-PHL PS-PSE SV-SLV SY-SYR " +
        "TR-TUR UA-UKR VE-VEN YE-YEM").Split(' ');
}
