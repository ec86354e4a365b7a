namespace SahelForecast.Data.Online;

/// <summary>A table of the UNHCR Refugee Statistics API that <see cref="UnhcrClient"/> reads. All are by year, origin and asylum.</summary>
public enum UnhcrTable
{
    /// <summary>People of concern at the end of the year: <c>population</c>.</summary>
    Population,

    /// <summary>People of concern by place, sex and age; the totals are read: <c>demographics</c>.</summary>
    Demographics,

    /// <summary>Asylum applications in the year: <c>asylum-applications</c>.</summary>
    AsylumApplications,

    /// <summary>Asylum decisions in the year: <c>asylum-decisions</c>.</summary>
    AsylumDecisions,

    /// <summary>Returns, resettlement and naturalisation in the year: <c>solutions</c>.</summary>
    Solutions,

    /// <summary>People displaced within their country by conflict, as IDMC estimates them: <c>idmc</c>.</summary>
    Idmc,

    /// <summary>Palestine refugees registered with UNRWA: <c>unrwa</c>.</summary>
    Unrwa,
}
