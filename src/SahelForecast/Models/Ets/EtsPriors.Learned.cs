// Written by benchmarks/SahelForecast.Priors; see its Corpus for the data. Not to be edited by hand.
namespace SahelForecast.Models.Ets;

internal static partial class EtsPriors
{
    // Errors -4.4 %, with the common prior -2.9 %; sMAPE / MASE 6342 ends 14.375 / 2.8606  184 ends 48.446 / 3.7517, without a prior 6342 ends 15.075 / 2.9504  184 ends 54.380 / 3.9216.
    private static readonly EtsPrior YearlyShort = new(new(3, 1), new(1, 1.5), new(1, 3), new(2, 1), Math.Pow(0.95, 0.5), 1);

    // Errors -11.5 %, with the common prior -10.2 %; sMAPE / MASE 3995 ends 11.928 / 2.9532  73 ends 48.308 / 2.4203, without a prior 3995 ends 13.495 / 3.2785  73 ends 58.004 / 2.9060.
    private static readonly EtsPrior YearlyLong = new(new(9, 1.25), new(1, 9), new(1, 3), new(2, 1), Math.Pow(0.95, 0.5), 8);

    // Errors -3.0 %, with the common prior -2.9 %; sMAPE / MASE 4422 ends 10.561 / 1.0651, without a prior 4422 ends 10.956 / 1.0918.
    private static readonly EtsPrior QuarterlyShort = new(new(3, 1), new(1, 13), new(1, 3), new(2, 1), Math.Pow(0.95, 0.125), 2);

    // Errors -1.2 %, with the common prior -1.1 %; sMAPE / MASE 2254 ends 10.640 / 1.1408, without a prior 2254 ends 10.750 / 1.1558.
    private static readonly EtsPrior QuarterlyLong = new(new(3, 1), new(1, 9), new(1, 3), new(2, 1), Math.Pow(0.95, 0.125), 2);

    // Errors -4.4 %, with the common prior -3.7 %; sMAPE / MASE 1407 ends 21.417 / 0.9448, without a prior 1407 ends 22.579 / 0.9801.
    private static readonly EtsPrior MonthlyShort = new(new(3, 2), new(1, 9), new(1, 3), new(1.25, 1), Math.Pow(0.85, 0.041666666666666664), 1);

    // Errors -6.5 %, with the common prior -5.6 %; sMAPE / MASE 293 ends 19.009 / 1.2583, without a prior 293 ends 20.206 / 1.3539.
    private static readonly EtsPrior MonthlyLong = new(new(2, 1), new(1, 9), new(1, 3), new(9, 1), Math.Pow(0.95, 0.041666666666666664), 0);
}
