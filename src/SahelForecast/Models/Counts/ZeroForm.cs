namespace SahelForecast.Models.Counts;

/// <summary>What is made of zeros.</summary>
public enum ZeroForm
{
    /// <summary>They are counts like others.</summary>
    None,

    /// <summary>Whether there is any is one question, how many another: a share of periods with any that forgets the past, and a distribution from 1 on.</summary>
    Hurdle,

    /// <summary>Some are counts like others; more come with a probability of their own.</summary>
    Inflated,
}
