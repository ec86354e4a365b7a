using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Stl;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>Texts written by version 1 of each format: a change that can no longer read them must raise the version, and say so.</summary>
public class SavedFitVersionTests
{
    private const string Series = """
        "series":{"key":[["country","MLI"]],"displayName":null,"unit":"people","kind":"Stock","lowerBound":0,"upperBound":"Infinity","source":null,"vintage":null,"breaks":[],"origin":"2023","value":20,"fitted":16}
        """;

    [Fact]
    public void FromJson_NaiveOfVersion1_Reads() => Assert.Equal(20, FittedNaive.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"naive","version":1,"name":"Naive",{{{{Series}}}},"state":{"walk":{"increments":3,"span":3,"change":10,"last":20,"missingAtEnd":0},"standardDeviation":4}}
        """).Forecast(1).Steps[0].Median);

    [Fact]
    public void FromJson_Naive2OfVersion1_Reads() => Assert.Equal(30, FittedNaive2.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"naive2","version":1,"name":"Naive2",{{{{Series}}}},"state":{"walk":{"increments":3,"span":3,"change":10,"last":20,"missingAtEnd":0},"standardDeviation":4,"season":{"length":2,"autocorrelation":0.9,"limit":0.3,"indices":[0.5,1.5]}}}
        """).Forecast(1).Steps[0].Median);

    [Fact]
    public void FromJson_SesOfVersion1_Reads() => Assert.Equal(17, FittedSes.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"ses","version":1,"name":"SES",{{{{Series}}}},"state":{"estimate":{"alpha":0.25,"initialLevel":12},"errors":{"count":5,"sumOfSquares":30,"logDensityChange":0},"state":{"level":17,"missingAtEnd":0,"sumOfSquares":30},"season":{"length":1,"autocorrelation":"NaN","limit":"NaN","indices":[]}}}
        """).Forecast(1).Steps[0].Median);

    [Fact]
    public void FromJson_StlOfVersion1_Reads() => Assert.Equal(22, FittedStl.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"stl","version":1,"name":"STL + Naive",{{{{Series}}}},"state":{"obstacle":null,"seasons":[[1,2,-3]],"inner":{"format":"SahelForecast fit","model":"naive","version":1,"name":"Naive",{{{{Series}}}},"state":{"walk":{"increments":3,"span":3,"change":10,"last":20,"missingAtEnd":0},"standardDeviation":4}} }}
        """).Forecast(1).Steps[0].Median);
}
