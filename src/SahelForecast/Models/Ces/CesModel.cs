namespace SahelForecast.Models.Ces;

/// <summary>Complex exponential smoothing: a level and a momentum that pull on each other, with or without a season; level, growth and return are one model.</summary>
/// <remarks>
/// <para>Without season y(t) = l(t-1) + e(t), e normal, and (l, c)(t) = (l(t-1) - (1 - a1) c(t-1) + (a0 - a1) e(t), l(t-1) + (1 - a0) c(t-1) + (a0 + a1) e(t)), with the
/// complex smoothing parameter a0 + i a1. At a1 = 1 it's simple smoothing with weight a0 - 1; above, the level grows by a factor a period; below, it returns
/// to 0 or swings. <see cref="CesSeasonality"/> says how a season enters: the same recursion from the same season before; a deviation s(t) = s(t-m) + b e(t); or a deviation that
/// follows the recursion, with a parameter b0 + i b1 of its own. In place of c this library keeps the momentum d = (a1 - 1) c.</para>
/// <para>Errors are linear in the initial states, which are solved for by least squares at every step of the search for the two to four parameters. That goes from the best of
/// several places by Newton steps with exact slopes and curvatures until the slope is 0 (see <see cref="FittedCes.GradientNorm"/>). Deviations and their momenta add up to
/// 0 over a season at the start. The discount matrices of level and season have their roots within the unit circle, and together don't
/// let errors double in 20 seasons; a level grows by at most 10 % a period, a deviation by 20 % a season.
/// What is optimal is the likelihood times a weak prior: each condition's margin, which shuns the edges, and growth that changes a level by a factor of about e over the
/// series.</para>
/// <para>Kinds are compared by AICc, all initial states counted. A search within a standard error of its end is left when its kind is
/// worse by more than twenty and twenty times what the search still expects to gain, and within a tenth of one when it is worse by more than ten. The first is a rule of thumb: its numbers were chosen among five pairs as those that changed no choice among
/// the 2,184 monthly and quarterly series of the M3 competition. Nor did they among 1,998 of M4, which had no part in that, but elsewhere a choice may differ. One is a candidate when three degrees of freedom are left and every season was seen
/// twice. A candidate whose mean forecasts over the next two seasons (at least 8 periods) leave what was seen by more than three times its range
/// or that doesn't forget errors, is dismissed for the next, and in the end for simple smoothing, which is also taken for series of fewer than 7 values or of one value;
/// <see cref="FittedCes.Describe"/> says so. The weight of the prior, the scale of growth, the bounds on it and what is dismissed were chosen on the training parts of M4
/// series, the last values of which were held out.</para>
/// <para>The variance is the sum of squares over n less the parameters and initial states. Distributions are normal and take both as known, so too
/// narrow on short series, unless <see cref="CesOptions.ParameterUncertainty"/> is on. Missing values are taken to be what was forecast; intervals count the periods since the last observed one.</para>
/// <para>A fit is O(n) for each place looked at, times the initial states where a season and a level go together. Reference: I. Svetunkov, N. Kourentzes and J. K. Ord (2022), Complex
/// exponential smoothing, Naval Research Logistics 69(8), 1108-1123; G. Golub and V. Pereyra (1973), The differentiation of pseudo-inverses and
/// nonlinear least squares problems whose variables separate, SIAM Journal on Numerical Analysis 10(2), 413-432.</para>
/// </remarks>
public sealed class CesModel : ForecastModel<FittedCes>
{
    private readonly CesOptions _options;

    /// <summary>Creates a model.</summary>
    /// <param name="options">Choices; null chooses the kind by AICc, with the season of the frequency.</param>
    public CesModel(CesOptions? options = null) => _options = options ?? new CesOptions();

    /// <inheritdoc/>
    public override string Name => _options.Seasonality is CesSeasonality kind ? $"CES({kind.ToString()[0]})" : "CES";

    /// <summary>Three, from which simple smoothing is taken; seven for a momentum.</summary>
    public override int MinimumCount => 3;

    /// <summary>With intervals that allow for not knowing its parameters and states exactly (<see cref="CesOptions.ParameterUncertainty"/>).</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static CesModel CesWide(int? seasonLength = null) => new(new CesOptions { SeasonLength = seasonLength, ParameterUncertainty = true });

    /// <inheritdoc/>
    protected override FittedCes FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        int season = _options.SeasonLength ?? series.Frequency.SeasonLength();
        int first = series.Values.IndexOfAnyExcept(double.NaN);

        ReadOnlySpan<double> observed = series.Values[first..];
        CesChoice choice = CesSelection.Choose(observed, _options.Seasonality, season, cancellationToken);
        double[] fitted = new double[series.Count];
        fitted.AsSpan(0, first).Fill(double.NaN);
        double[] state = [.. choice.Member.Start];
        CesSmoothing smoothing = CesKernel.Smooth(
            observed, choice.Member.Optimum.Parameters, state, new double[state.Length], 0, 0, fitted.AsSpan(first));
        int count = series.Count - series.MissingCount;
        var facts = CesFacts.Of(choice, count, _options.Seasonality);
        CesUncertainty? uncertainty = _options.ParameterUncertainty
            ? CesUncertainty.Of(observed, facts, choice.Member.Start, season, count - facts.Estimated)
            : null;
        return new FittedCes(series, fitted, facts, state, smoothing, uncertainty);
    }
}
