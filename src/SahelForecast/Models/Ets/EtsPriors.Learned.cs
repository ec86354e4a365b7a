// Written by benchmarks/SahelForecast.Priors; see its Corpus for the data. Not to be edited by hand.
namespace SahelForecast.Models.Ets;

internal static partial class EtsPriors
{
    // Errors -5.1 %, with the common prior -5.1 %; sMAPE / MASE 6342 ends 14.650 / 2.9019  184 ends 52.227 / 3.8133, without a prior 6342 ends 15.574 / 2.9962  184 ends 59.119 / 4.0223.
    private static readonly EtsPrior YearlyShort = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.5), 8);

    // Errors -9.4 %, with the common prior -9.4 %; sMAPE / MASE 3995 ends 12.333 / 3.0228  73 ends 59.167 / 2.6523, without a prior 3995 ends 13.821 / 3.3152  73 ends 60.784 / 2.9439.
    private static readonly EtsPrior YearlyLong = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.5), 8);

    // Errors -3.3 %, with the common prior -3.3 %; sMAPE / MASE 4422 ends 10.716 / 1.0649, without a prior 4422 ends 11.155 / 1.0946.
    private static readonly EtsPrior QuarterlyShort = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.125), 8);

    // Errors -+0.0 %, with the common prior -+0.0 %; sMAPE / MASE 2254 ends 10.829 / 1.1500, without a prior 2254 ends 10.806 / 1.1529.
    private static readonly EtsPrior QuarterlyLong = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.125), 8);

    // Errors -3.6 %, with the common prior -3.6 %; sMAPE / MASE 1407 ends 22.004 / 0.9545, without a prior 1407 ends 22.958 / 0.9854.
    private static readonly EtsPrior MonthlyShort = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.041666666666666664), 8);

    // Errors -6.4 %, with the common prior -6.4 %; sMAPE / MASE 293 ends 19.236 / 1.2561, without a prior 293 ends 20.611 / 1.3392.
    private static readonly EtsPrior MonthlyLong = new(new(3, 1), new(1, 5), new(1, 3), new(5, 1), Math.Pow(1, 0.041666666666666664), 8);
}
