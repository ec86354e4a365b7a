// Written by benchmarks/SahelForecast.Priors; see its Corpus for the data. Not to be edited by hand.
namespace SahelForecast.Models.Ets;

internal static partial class EtsPriors
{
    // Errors -5.1 %: 4042 ends 14.843 / 2.9746  184 ends 48.266 / 3.6936 (sMAPE / MASE), without a prior 4042 ends 15.197 / 3.0062  184 ends 55.099 / 3.8699.
    private static readonly EtsPrior YearlyShort = new(new(5, 1.25), new(1, 3), new(1, 1), new(5, 1));

    // Errors -11.8 %: 2234 ends 11.981 / 2.9746  73 ends 48.022 / 2.3977 (sMAPE / MASE), without a prior 2234 ends 12.931 / 3.0778  73 ends 59.053 / 2.9148.
    private static readonly EtsPrior YearlyLong = new(new(9, 1.25), new(1, 9), new(1, 1), new(1, 2));

    // Errors -3.8 %: 2933 ends 10.923 / 1.0933 (sMAPE / MASE), without a prior 2933 ends 11.463 / 1.1252.
    private static readonly EtsPrior QuarterlyShort = new(new(3, 1.25), new(1, 33), new(1, 2), new(5, 1));

    // Errors -1.3 %: 1097 ends 10.634 / 1.1622 (sMAPE / MASE), without a prior 1097 ends 10.818 / 1.1734.
    private static readonly EtsPrior QuarterlyLong = new(new(3, 3), new(1, 5), new(1, 3), new(2, 1));

    // Errors -5.4 %: 959 ends 21.399 / 0.9603 (sMAPE / MASE), without a prior 959 ends 22.809 / 1.0062.
    private static readonly EtsPrior MonthlyShort = new(new(3, 1.5), new(1, 33), new(1, 3), new(2, 1));

    // Errors -5.8 %: 293 ends 19.030 / 1.2682 (sMAPE / MASE), without a prior 293 ends 20.147 / 1.3503.
    private static readonly EtsPrior MonthlyLong = new(new(2, 1), new(1, 17), new(1, 3), new(5, 1));
}
