using System.Globalization;
using SahelForecast.Priors;

// Learns constants and writes them as code; some minutes each, in the root of the repository:
// dotnet run -c Release --project benchmarks/SahelForecast.Priors -- ets ../shared/data src/SahelForecast/Models/Ets/EtsPriors.Learned.cs
// dotnet run -c Release --project benchmarks/SahelForecast.Priors -- growth ../shared/data src/SahelForecast/Models/Growth/PooledGrowthPriors.Learned.cs
// dotnet run -c Release --project benchmarks/SahelForecast.Priors -- counts ../shared/data src/SahelForecast/Models/Counts
// dotnet run -c Release --project benchmarks/SahelForecast.Priors -- combination ../shared/data src/SahelForecast/Models/Combination/SpreadTables.Learned.cs
// dotnet run -c Release --project benchmarks/SahelForecast.Priors -- interruption ../shared/data src/SahelForecast/Models/Growth/GrowthInterruptions.Learned.cs
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Action<string, string>? learn = args.FirstOrDefault() switch
{
    "ets" => EtsLearning.Run,
    "growth" => GrowthLearning.Run,
    "counts" => CountLearning.Run,
    "combination" => CombinationLearning.Run,
    "interruption" => InterruptionLearning.Run,
    _ => null,
};
if (learn is null || args is not [_, string data, string output])
{
    Console.Error.WriteLine("Give ets, growth, counts, combination or interruption, the folder of the data (with m4, unhcr and conflict in it) and what to write: a file, of counts the folder of their two.");
    return 1;
}

learn(data, output);
return 0;
