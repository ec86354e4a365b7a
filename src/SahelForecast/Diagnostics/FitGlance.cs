using System.Globalization;
using System.Text;
using SahelForecast.Models;

namespace SahelForecast.Diagnostics;

/// <summary>A fit in a row: the size of its errors, what its likelihood is worth, and whether its errors are what the model takes them for.</summary>
/// <remarks>
/// <para>Likelihoods, and so information criteria, compare fits only where they are of the same values: not those of differenced values with others, nor with other differences, nor
/// where missing values are dealt with otherwise. Those of a transformed series are brought to the scale of the series, so that logarithms compare with values as they are; a lambda that was chosen is a
/// parameter. Compare models by backtest (<see cref="Evaluation.Backtest"/>) or, roughly, by <see cref="StandardDeviation"/>.</para>
/// <para>Tests look at <see cref="FitDiagnostics.Errors"/>, at least ten. Lags of Ljung-Box: two seasons, or 10 without a season, but at most a fifth of the errors, and at least three more than
/// the autoregressive and moving average coefficients, which take a degree of freedom each; smoothing weights take none. Of ARCH: 12, but at most a fifth of the errors.</para>
/// </remarks>
public sealed class FitGlance
{
    private const int FewestErrors = 10;
    private const int MostArchLags = 12;

    // Errors below this share of the values are rounding.
    private const double Resolved = 1e-11;

    internal FitGlance(IFittedModel fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ModelName = fit.Name;
        Count = fit.Training.Count - fit.Training.MissingCount;
        MissingCount = fit.Training.MissingCount;
        (MeanError, StandardDeviation, bool isResolved) = SizeOf(fit);
        LikelihoodFigures? figures = fit is ILikelihoodFit own ? LikelihoodFigures.Of(own) : (fit as ILikelihoodSource)?.Likelihood;
        if (figures is LikelihoodFigures likelihood)
        {
            LogLikelihood = likelihood.LogLikelihood;
            ParameterCount = likelihood.ParameterCount;
            Converged = likelihood.Converged;
            LikelihoodCount = likelihood.ObservedCount > 0 ? likelihood.ObservedCount : null;
            Aic = InformationCriterion.Aic.Of(likelihood.LogLikelihood, likelihood.ParameterCount, 1);
            Aicc = LikelihoodCount is int count ? InformationCriterion.Aicc.Of(likelihood.LogLikelihood, likelihood.ParameterCount, count) : null;
            Bic = LikelihoodCount is int values ? InformationCriterion.Bic.Of(likelihood.LogLikelihood, likelihood.ParameterCount, values) : null;
        }

        double[] errors = fit.Errors();
        int known = errors.Count(error => !double.IsNaN(error));
        if (!isResolved || known < FewestErrors)
        {
            return;
        }

        int memory = fit is IErrorSource source ? source.MemoryParameters : 0;
        int season = fit.Training.Frequency.SeasonLength();
        int lags = Math.Max(Math.Min(season > 1 ? 2 * season : 10, known / 5), memory + 3);
        int archLags = Math.Min(MostArchLags, known / 5);
        LjungBox = known > lags + 1 ? ResidualTest.LjungBox(errors, lags, memory) : null;
        JarqueBera = ResidualTest.JarqueBera(errors);
        Arch = ArchKernel.Rows(errors, archLags) >= archLags + FewestErrors ? ResidualTest.Arch(errors, archLags) : null;
    }

    /// <summary>The name of the fit.</summary>
    public string ModelName { get; }

    /// <summary>Values observed.</summary>
    public int Count { get; }

    /// <summary>Values missing.</summary>
    public int MissingCount { get; }

    /// <summary>The mean of observed less fitted, in the unit of the series: below 0 when forecasts were too high. NaN without errors.</summary>
    public double MeanError { get; }

    /// <summary>The standard deviation of observed less fitted about that mean, in the unit of the series. NaN with fewer than two errors. Models have one of their own, on their scale and degrees of freedom.</summary>
    public double StandardDeviation { get; }

    /// <summary>The log likelihood, natural logarithm; null when the fit is not by likelihood.</summary>
    public double? LogLikelihood { get; }

    /// <summary>Parameters estimated, the variance included; null when the fit is not by likelihood.</summary>
    public int? ParameterCount { get; }

    /// <summary>Values that count for the likelihood: with ARIMA without those lost to differencing. Null when there is none, or a fit read from JSON no longer knows.</summary>
    public int? LikelihoodCount { get; }

    /// <summary>Akaike's information criterion; null when the fit is not by likelihood.</summary>
    public double? Aic { get; }

    /// <summary>The same, corrected for short series; null without <see cref="LikelihoodCount"/>.</summary>
    public double? Aicc { get; }

    /// <summary>Schwarz's information criterion; null without <see cref="LikelihoodCount"/>.</summary>
    public double? Bic { get; }

    /// <summary>Whether the search met its tolerance; null when the fit is not by likelihood.</summary>
    public bool? Converged { get; }

    /// <summary>Whether memory is left in the errors; null with too few errors, or none above rounding.</summary>
    public ResidualTestResult? LjungBox { get; }

    /// <summary>Whether the errors are normal; null likewise.</summary>
    public ResidualTestResult? JarqueBera { get; }

    /// <summary>Whether large errors follow large ones; null likewise.</summary>
    public ResidualTestResult? Arch { get; }

    /// <summary>The figures as text within 100 columns.</summary>
    /// <returns>Lines in the invariant culture, each ended by a line feed.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        TextTable.Wrap(text, ModelName);
        Write(text);
        return text.ToString();
    }

    internal void Write(StringBuilder text)
    {
        string missing = MissingCount > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({MissingCount:N0} missing)") : "";
        TextTable.Wrap(text, string.Create(
            CultureInfo.InvariantCulture,
            $"{Count:N0} values{missing}. One-step errors: mean {TextTable.Number(MeanError)}, standard deviation {TextTable.Number(StandardDeviation)}."));
        if (LogLikelihood is double likelihood)
        {
            string convergence = Converged == false ? " The search did not meet its tolerance." : "";
            TextTable.Wrap(text, string.Create(
                CultureInfo.InvariantCulture,
                $"Log likelihood {TextTable.Number(likelihood)} with {ParameterCount} parameters: AIC {TextTable.Number(Aic)}, AICc {TextTable.Number(Aicc)}, BIC {TextTable.Number(Bic)}.{convergence}"));
        }

        ResidualTestResult?[] tests = [LjungBox, JarqueBera, Arch];
        foreach (ResidualTestResult? test in tests)
        {
            if (test is ResidualTestResult result)
            {
                TextTable.Wrap(text, result.ToString(), "  ");
            }
        }

        if (tests.All(test => test is null))
        {
            text.Append("Errors were not tested: there are too few, or none above rounding.\n");
        }
    }

    private static (double Mean, double StandardDeviation, bool IsResolved) SizeOf(IFittedModel fit)
    {
        double[] errors = [.. fit.Residuals.Values.ToArray().Where(double.IsFinite)];
        if (errors.Length == 0)
        {
            return (double.NaN, double.NaN, false);
        }

        double mean = errors.Average();
        double squares = errors.Sum(error => (error - mean) * (error - mean));
        double size = fit.Training.Values.ToArray().Where(double.IsFinite).Select(Math.Abs).Max();
        return (mean, errors.Length > 1 ? Math.Sqrt(squares / (errors.Length - 1)) : double.NaN, errors.Select(Math.Abs).Max() > Resolved * size);
    }
}
