using System.Text;

namespace SahelForecast.Diagnostics;

/// <summary>What can be asked of every fit.</summary>
public static class FitDiagnostics
{
    /// <summary>The one-step errors that tests look at: on the scale on which the model takes them for independent and of one size.</summary>
    /// <param name="fit">The fit.</param>
    /// <returns>One a training period, NaN where there is none. Relative errors with multiplicative ones; those of the logarithms with growth models, of the transformed or seasonally adjusted
    /// values where a model is one of those, over the root of the periods that a step of a random walk spans; with ARIMA over what each is expected to scatter. Else, and with a fit that is not of this
    /// library, <see cref="IFittedModel.Residuals"/>. A fit read from JSON has none.</returns>
    public static double[] Errors(this IFittedModel fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        double[] errors = fit is IErrorSource source ? source.OneStepErrors() : fit.Residuals.Values.ToArray();
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] = double.IsFinite(errors[i]) ? errors[i] : double.NaN;
        }

        return errors;
    }

    /// <summary>Sums a fit up in a row: size of errors, information criteria, and whether the errors are what the model takes them for.</summary>
    /// <param name="fit">The fit.</param>
    /// <returns>The figures; null where a fit has none.</returns>
    public static FitGlance Glance(this IFittedModel fit) => new(fit);

    /// <summary>Sums the fits of a panel up, a row a series.</summary>
    /// <param name="outcomes">What became of each series.</param>
    /// <returns>A table; a fit that failed is a row with its error.</returns>
    public static GlanceTable Glance(this IEnumerable<FitOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return new GlanceTable([.. outcomes.Select(one => new GlanceRow(one.Key, one.IsSuccess ? one.Model.Glance() : null, one.Error))]);
    }

    /// <summary>Sums fits up, a row each: several models of one series, or one of several.</summary>
    /// <param name="fits">The fits.</param>
    /// <returns>A table.</returns>
    public static GlanceTable Glance(this IEnumerable<IFittedModel> fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        return new GlanceTable([.. fits.Select(fit => new GlanceRow(fit.Training.Key, fit.Glance(), null))]);
    }

    /// <summary>The numbers that a fit estimated, with standard errors.</summary>
    /// <param name="fit">The fit.</param>
    /// <returns>A table, a row a number; empty when the model estimates none, as no-change models do.</returns>
    /// <remarks>Standard errors hold for many values and a model that is right. On made series of 160 values estimates scattered by 0.9 to 1.25 of what they say, those of smoothing
    /// weights by more than they say. Z and p compare with 0, which is of interest for a drift or an autoregressive coefficient, and of none for a level.</remarks>
    public static CoefficientTable Tidy(this IFittedModel fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return new CoefficientTable(fit.Name, fit is ICoefficientFit estimated ? estimated.Coefficients : []);
    }

    /// <summary>The numbers that the fits of a panel estimated, with standard errors: a row a series and number.</summary>
    /// <param name="outcomes">What became of each series.</param>
    /// <returns>A table; fits that failed are kept beside its rows, with their errors.</returns>
    /// <remarks><inheritdoc cref="Tidy(IFittedModel)" path="/remarks"/></remarks>
    public static PanelCoefficientTable Tidy(this IEnumerable<FitOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return new PanelCoefficientTable([.. outcomes]);
    }

    /// <summary>The numbers that several fits estimated, a row a fit and number: several models of one series, or one of several.</summary>
    /// <param name="fits">The fits.</param>
    /// <returns>A table.</returns>
    public static PanelCoefficientTable Tidy(this IEnumerable<IFittedModel> fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        return new PanelCoefficientTable([.. fits.Select(fit => FitOutcome.Success(fit.Training.Key, fit))]);
    }

    /// <summary>All there is to say of a fit: what it found in plain words (<see cref="IFittedModel.Describe"/>), what it estimated, how large its errors are and what tests say of them.</summary>
    /// <param name="fit">The fit.</param>
    /// <returns>Lines of at most 100 columns in the invariant culture, each ended by a line feed.</returns>
    public static string Report(this IFittedModel fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var text = new StringBuilder();
        TextTable.Wrap(text, $"{fit.Name}, fitted to {fit.Training.Name}, {fit.Training.Periods.Start} to {fit.Training.Periods.Last}");
        text.Append('\n');
        TextTable.Wrap(text, fit.Describe());
        CoefficientTable coefficients = fit.Tidy();
        if (coefficients.Count > 0)
        {
            text.Append('\n').Append(coefficients);
        }

        text.Append('\n');
        fit.Glance().Write(text);
        return text.ToString();
    }
}
