// Written by benchmarks/SahelForecast.Priors; see its Corpus for the data. Not to be edited by hand.
namespace SahelForecast.Models.Ets;

internal static partial class EtsPriors
{
    // Errors -4.9 %, with the common prior -4.9 %; sMAPE / MASE 6342 ends 14.572 / 2.8986  184 ends 48.885 / 3.7731, without a prior 6342 ends 15.428 / 2.9878  184 ends 55.898 / 3.9624.
    private static readonly EtsPrior YearlyShort = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.5), 8);

    // Errors -10.0 %, with the common prior -9.5 %; sMAPE / MASE 3995 ends 12.265 / 3.0192  73 ends 55.899 / 2.4368, without a prior 3995 ends 13.761 / 3.3125  73 ends 59.308 / 2.9198.
    private static readonly EtsPrior YearlyLong = new(new(5, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.5), 8);

    // Errors -3.3 %, with the common prior -3.3 %; sMAPE / MASE 4422 ends 10.610 / 1.0644, without a prior 4422 ends 11.051 / 1.0936.
    private static readonly EtsPrior QuarterlyShort = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.125), 8);

    // Errors -0.8 %, with the common prior -0.3 %; sMAPE / MASE 2254 ends 10.696 / 1.1444, without a prior 2254 ends 10.772 / 1.1546.
    private static readonly EtsPrior QuarterlyLong = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(0.95, 0.125), 8);

    // Errors -3.7 %, with the common prior -3.7 %; sMAPE / MASE 1407 ends 21.807 / 0.9532, without a prior 1407 ends 22.790 / 0.9832.
    private static readonly EtsPrior MonthlyShort = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.041666666666666664), 8);

    // Errors -6.5 %, with the common prior -6.5 %; sMAPE / MASE 293 ends 19.090 / 1.2571, without a prior 293 ends 20.474 / 1.3408.
    private static readonly EtsPrior MonthlyLong = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.041666666666666664), 8);
}
