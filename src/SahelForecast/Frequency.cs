namespace SahelForecast;

/// <summary>How long the periods of a series are.</summary>
public enum Frequency
{
    /// <summary>Calendar days.</summary>
    Daily,

    /// <summary>ISO 8601 weeks, Monday to Sunday.</summary>
    Weekly,

    /// <summary>Three a month, as rainfall and vegetation data come: days 1-10, 11-20, and 21 to the end.</summary>
    Dekadal,

    /// <summary>Calendar months.</summary>
    Monthly,

    /// <summary>Calendar quarters.</summary>
    Quarterly,

    /// <summary>Half-years: January to June, July to December.</summary>
    HalfYearly,

    /// <summary>Calendar years.</summary>
    Yearly,
}
