namespace SahelForecast.Models.Combination;

/// <summary>How much time <see cref="AutoModel"/> takes.</summary>
public enum AutoBudget
{
    /// <summary>The pool that was best in evaluation.</summary>
    Balanced,

    /// <summary>Models fitted by formulas and short searches only.</summary>
    Fast,

    /// <summary>The same pool as <see cref="Balanced"/>, its weights learned from each member's past errors in the series.</summary>
    Best,
}
