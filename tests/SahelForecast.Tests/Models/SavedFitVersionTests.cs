using SahelForecast.Distributions;
using SahelForecast.Models;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Counts;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Intermittent;
using SahelForecast.Models.Stl;
using SahelForecast.Models.Theta;
using SahelForecast.Testing;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>Texts written by version 1 of each format: a change that can no longer read them must raise the version, and say so.</summary>
public class SavedFitVersionTests
{
    private const string Series = """
        "series":{"key":[["country","MLI"]],"displayName":null,"unit":"people","kind":"Stock","lowerBound":0,"upperBound":"Infinity","source":null,"vintage":null,"breaks":[],"origin":"2023","value":20,"fitted":16}
        """;

    [Fact]
    public void FromJson_ArimaOfVersion1_Reads()
    {
        FittedArima fitted = FittedArima.FromJson($$$$"""
            {"format":"SahelForecast fit","model":"arima","version":1,"name":"ARIMA(0,1,1)",{{{{Series}}}},"state":{"facts":{"order":{"p":0,"d":1,"q":1,"seasonalP":0,"seasonalD":0,"seasonalQ":0},"season":1,"hasConstant":false,"constant":0,"coefficients":[0.5],"standardDeviation":3,"logLikelihood":-20,"observed":9,"regressors":0,"gradientNorm":0,"converged":true},"pace":{"variance":1,"isSteady":true},"missingAtEnd":0,"states":"AAAAAAAAAEAAAAAAAAAAAAAAAAAAAOA/AAAAAAAAAAA=","levels":"AAAAAAAANEA=","isFilledHalved":true,"filled":""}}
            """);

        // The last level and what the last error leaves; an error of 3 now, and of half as much more a period on.
        Forecast forecast = fitted.Forecast(2);
        Assert.Equal((22, 22), (forecast.Steps[0].Median, forecast.Steps[1].Median));
        NumericAssert.AssertClose(22 + (3 * Math.Sqrt(1 + (1.5 * 1.5)) * 1.2815515655446004), forecast.Steps[1].Quantile(0.9), 1e-12);
    }

    [Fact]
    public void FromJson_ArimaRegressionOfVersion1_Reads()
    {
        FittedArimaRegression fitted = FittedArimaRegression.FromJson($$$$"""
            {"format":"SahelForecast fit","model":"arima-regression","version":1,"name":"ARIMA(0,1,0) + 1 regressor",{{{{Series}}}},"state":{"noise":{"facts":{"order":{"p":0,"d":1,"q":0,"seasonalP":0,"seasonalD":0,"seasonalQ":0},"season":1,"hasConstant":false,"constant":0,"coefficients":[],"standardDeviation":3,"logLikelihood":-20,"observed":9,"regressors":1,"gradientNorm":0,"converged":true},"pace":{"variance":1,"isSteady":true},"missingAtEnd":0,"states":"AAAAAAAAAAAAAAAAAAAAAA==","levels":"AAAAAAAAJEA=","isFilledHalved":true,"filled":""},"rest":10,"restFitted":6,"regressors":[{"key":[["driver","rain"]],"name":"Rain","amount":2,"future":"CAAAAAAAABxAMzMzMzMzIEA="}],"doubt":{"factor":"BAAAgEA=","positions":"BAAAAAAAAKBA","constant":null,"isAllowedFor":true},"dropped":[{"key":[["driver","sun"]],"name":"Sun","reason":"it is a multiple of Rain."}]}}
            """);

        // The rest was 10 beside rain of 5; rain is known to be 7 and 8.1, which leaves what was expected of it by 2 and 3.1, its amount being known to 3 / 4.
        Forecast forecast = fitted.Forecast(2);
        NumericAssert.AssertClose(24, forecast.Steps[0].Median, 1e-14);
        NumericAssert.AssertClose(26.2, forecast.Steps[1].Median, 1e-14);
        NumericAssert.AssertClose(24 + (3 * Math.Sqrt(1 + (0.5 * 0.5)) * 1.2815515655446004), forecast.Steps[0].Quantile(0.9), 1e-12);
        NumericAssert.AssertClose(26.2 + (3 * Math.Sqrt(2 + (0.775 * 0.775)) * 1.2815515655446004), forecast.Steps[1].Quantile(0.9), 1e-12);
        Assert.Equal("Rain: 2 (standard error 0.75)", Assert.Single(fitted.RegressionCoefficients).ToString());
        Assert.Equal("Sun was left out: it is a multiple of Rain.", Assert.Single(fitted.Dropped).ToString());
        Assert.Equal((4, 4), (fitted.Residuals.Values[0], fitted.Noise.Residuals.Values[0]));
    }

    [Fact]
    public void FromJson_TransformedOfVersion1_Reads()
    {
        var fitted = (ITransformedFit)SavedFits.FromJson($$$$"""
            {"format":"SahelForecast fit","model":"transformed","version":1,"name":"Naive of Box-Cox with lambda 0.5",{{{{Series}}}},"state":{"transform":{"kind":"BoxCox","lambda":0.5,"note":null},"likelihood":null,"inner":{"format":"SahelForecast fit","model":"naive","version":1,"name":"Naive",{{{{Series}}}},"state":{"walk":{"increments":3,"span":3,"change":10,"last":20,"missingAtEnd":0},"standardDeviation":4}} }}
            """);

        // (1 + 20 / 2) squared, and four more on the scale of the root.
        NumericAssert.AssertClose(121, fitted.Forecast(1).Steps[0].Median, 1e-14);
        NumericAssert.AssertClose(Math.Pow(11 + (2 * 1.2815515655446004), 2), fitted.Forecast(1).Steps[0].Quantile(0.9), 1e-12);
        Assert.Equal((0.5, 20), (fitted.Transform.Lambda, fitted.Training.Values[0]));
    }

    [Theory]
    [InlineData("\"lambda\":0.5", "\"lambda\":-1", "no number in [0, 1]")]
    [InlineData("\"lambda\":0.5", "\"lambda\":null", "no number in [0, 1]")]
    [InlineData("\"kind\":\"BoxCox\"", "\"kind\":\"Cubic\"", "no saved transformed fit")]
    [InlineData("\"model\":\"naive\"", "\"model\":\"mystery\"", "saved mystery fit")]
    [InlineData("\"state\":{\"walk\"", "\"state\":{\"walks\"", "no saved naive fit")]
    public void FromJson_TransformedThatMeansNothing_IsRefused(string whole, string damaged, string expected)
    {
        var fit = (ISavableFit)new NaiveModel().WithTransform(SeriesTransform.BoxCox(0.5)).Fit(TimeSeries.Create(Period.Year(2016), [10, 12, 11, 14]));
        Assert.Contains(whole, fit.ToJson(), StringComparison.Ordinal);
        string message = Assert.Throws<ForecastException>(() => SavedFits.FromJson(fit.ToJson().Replace(whole, damaged, StringComparison.Ordinal))).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToJson_TransformedFitOfAKindThatCannotBeSaved_SaysSo()
    {
        var inner = new SahelForecast.Models.Stl.StlModel(new SahelForecast.Models.Growth.LogLinearTrendModel());
        IFittedModel fit = inner.WithTransform(SeriesTransform.Log1p).Fit(SeriesGenerator.Seasonal(50));
        Assert.Throws<InvalidOperationException>(() => ((ISavableFit)fit).ToJson());
    }

    [Fact]
    public void FromJson_ArimaThatMeansNothing_IsRefused()
    {
        string json = new ArimaModel(new ArimaOptions { Order = new ArimaOrder(1, 1, 0) }).Fit(TimeSeries.Create(Period.Year(2016), [10, 12, 11, 14, 13, 16, 18, 20])).ToJson();
        AssertRefused(json.Replace("\"p\":1", "\"p\":-1", StringComparison.Ordinal));
        AssertRefused(json.Replace("\"p\":1", "\"p\":2", StringComparison.Ordinal));
        AssertRefused(json.Replace("\"states\":\"", "\"states\":\"AAAA", StringComparison.Ordinal));
        AssertRefused(json.Replace("\"season\":1", "\"season\":0", StringComparison.Ordinal));
        AssertRefused(json.Replace("\"key\":[]", "\"key\":[[\"country\"]]", StringComparison.Ordinal));
        AssertRefused(json.Replace("\"origin\":\"2023", "\"origin\":\"never", StringComparison.Ordinal));

        static void AssertRefused(string text) =>
            Assert.Contains("no saved arima fit", Assert.Throws<ForecastException>(() => FittedArima.FromJson(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_NaiveOfVersion1_Reads() => Assert.Equal(20, FittedNaive.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"naive","version":1,"name":"Naive",{{{{Series}}}},"state":{"walk":{"increments":3,"span":3,"change":10,"last":20,"missingAtEnd":0},"standardDeviation":4}}
        """).Forecast(1).Steps[0].Median);

    [Fact]
    public void FromJson_Naive2OfVersion1_Reads() => Assert.Equal(30, FittedNaive2.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"naive2","version":1,"name":"Naive2",{{{{Series}}}},"state":{"walk":{"increments":3,"span":3,"change":10,"last":20,"missingAtEnd":0},"standardDeviation":4,"season":{"length":2,"autocorrelation":0.9,"limit":0.3,"indices":[0.5,1.5]}}}
        """).Forecast(1).Steps[0].Median);

    [Fact]
    public void FromJson_EtsOfVersion1_Reads()
    {
        FittedEts fitted = FittedEts.FromJson($$$$"""
            {"format":"SahelForecast fit","model":"ets","version":1,"name":"ETS(A,A,N)",{{{{Series}}}},"state":{"specification":"ETS(A,A,N)","parameters":{"alpha":0.5,"beta":0.125,"gamma":0,"phi":1},"start":{"level":8,"trend":1,"season":[]},"end":{"level":18,"trend":2,"season":[]},"missingAtEnd":1,"sumOfSquares":12,"count":8,"parameterCount":5,"logLikelihood":-13,"gradientNorm":2E-06,"converged":true,"note":null,"uncertainty":{"root":"uzMgPXK6njy8nPs8AAAAAAAAAAAAAAAA","scale":14.25,"isFactor":false,"turn":0}}}
            """);

        Assert.Equal(22, fitted.Forecast(1).Steps[0].Median);
        Assert.Equal((8.0, 1.0, 0.125), (fitted.InitialLevel, fitted.InitialTrend, fitted.Parameters.Beta));
    }

    [Fact]
    public void FromJson_EtsThatMeansNothing_IsRefused()
    {
        TimeSeries series = TimeSeries.Create(Period.Year(2016), [10, 12, 11, 14, 13, 16, 18, 20]);
        var options = new EtsOptions { Candidates = [EtsSpecification.Parse("AAN")], ParameterUncertainty = true };
        string json = new EtsModel(options).Fit(series).ToJson();

        AssertRefused(json.Replace("\"specification\":\"ETS(A", "\"specification\":\"ETS(B", StringComparison.Ordinal));
        AssertRefused(json.Replace("\"root\":\"", "\"root\":\"AAAA", StringComparison.Ordinal));
        AssertRefused(json.Replace("\"root\":\"", "\"root\":\"?", StringComparison.Ordinal));

        static void AssertRefused(string text) =>
            Assert.Contains("no saved ets fit", Assert.Throws<ForecastException>(() => FittedEts.FromJson(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_CesOfVersion1_Reads() => NumericAssert.AssertClose(21.15749237312894, FittedCes.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"ces","version":1,"name":"CES",{{{{Series}}}},"state":{"facts":{"kind":"None","isLevel":false,"isSimpler":false,"dismissed":0,"parameters":{"u":0.6834271873163213,"v":0.13793681208291425,"p":0,"q":0},"initialLevel":9.92857044806205,"estimated":4,"standardDeviation":1.3623733875486033,"logLikelihood":-11.052746076737508,"gradientNorm":4.0966815676214184E-12,"converged":true},"smoothing":{"position":0,"missingAtEnd":0,"sumOfSquares":7.424244988402626},"state":"TvWPa1EoNUDBGfuubMz+Pw=="}}
        """).Forecast(1).Steps[0].Median, 1e-12);

    // One text as first written, one that says how well what it estimated is known: alpha by 0.2, and a drift of 0.5 that a reach of 1.5487 makes an uncertain mean.
    [Fact]
    public void FromJson_ThetaOfVersion1_Reads()
    {
        NumericAssert.AssertClose(24.792465856531464, FittedTheta.FromJson(Text("")).Forecast(2).Steps[1].Quantile(0.9), 1e-12);

        const string uncertainty = ",\"uncertainty\":{\"degreesOfFreedom\":5,\"directions\":\"mpmZmZmZyT8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOA/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\"}";
        StudentTDistribution step = Assert.IsType<StudentTDistribution>(
            Assert.IsType<CensoredDistribution>(FittedTheta.FromJson(Text(uncertainty)).Forecast(1).Steps[0]).Inner);
        NumericAssert.AssertClose(5, step.DegreesOfFreedom, 0);
        NumericAssert.AssertClose(Math.Sqrt((1.5914295279322765 * 1.5914295279322765) + (0.25 * 1.5487424934903589 * 1.5487424934903589)), step.Scale, 1e-12);
        Assert.Throws<ForecastException>(() => FittedTheta.FromJson(Text(uncertainty.Replace("==", "", StringComparison.Ordinal))));

        static string Text(string last) => $$$$"""
            {"format":"SahelForecast fit","model":"theta","version":1,"name":"OTM (theta infinite, alpha 0.65)",{{{{Series}}}},"state":{"parameters":{"alpha":0.6456282258097568,"weight":1,"initialLevel":-1.4071461509762584,"origin":10,"slope":1.3571428571428572},"smoothing":{"state":{"time":9,"level":8.905823919203613,"share":0.00024869839546974283,"reach":1.5487424934903589,"line":{"count":0,"meanTime":0,"meanValue":0,"timeSquares":1,"products":1.3571428571428572}},"missingAtEnd":0,"sumOfSquares":12.663239711873745},"standardDeviation":1.5914295279322765,"lambda":null{{{{last}}}},"season":{"length":1,"autocorrelation":"NaN","limit":"NaN","indices":[]}}}
            """;
    }

    [Fact]
    public void FromJson_SesOfVersion1_Reads() => Assert.Equal(17, FittedSes.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"ses","version":1,"name":"SES",{{{{Series}}}},"state":{"estimate":{"alpha":0.25,"initialLevel":12},"errors":{"count":5,"sumOfSquares":30,"logDensityChange":0},"state":{"level":17,"missingAtEnd":0,"sumOfSquares":30},"season":{"length":1,"autocorrelation":"NaN","limit":"NaN","indices":[]}}}
        """).Forecast(1).Steps[0].Median);

    [Fact]
    public void FromJson_StlOfVersion1_Reads() => Assert.Equal(22, FittedStl.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"stl","version":1,"name":"STL + Naive",{{{{Series}}}},"state":{"obstacle":null,"seasons":[[1,2,-3]],"inner":{"format":"SahelForecast fit","model":"naive","version":1,"name":"Naive",{{{{Series}}}},"state":{"walk":{"increments":3,"span":3,"change":10,"last":20,"missingAtEnd":0},"standardDeviation":4}} }}
        """).Forecast(1).Steps[0].Median);

    [Fact]
    public void FromJson_CountsOfVersion1_Reads()
    {
        FittedCounts fitted = FittedCounts.FromJson($$$$"""
            {"format":"SahelForecast fit","model":"counts","version":1,"name":"Negative binomial INGARCH",{{{{Series}}}},"state":{"family":"NegativeBinomial","dynamics":"Identity","zeros":"None","estimate":{"level":2,"persistence":0.75,"news":0.5,"logDispersion":0,"inflation":"-Infinity","amounts":[],"errors":[],"logLikelihood":-24.5,"converged":true},"discount":1,"observed":8,"origin":{"held":10,"state":10,"missingAtEnd":0,"occurrence":{"any":6,"all":8},"most":20,"memory":{"first":1.4,"last":1.7,"count":8,"sum":0.8,"squares":8.8,"pairs":7,"products":0.8,"members":0}} }}
            """);

        // Geometric counts of mean 10; then a quarter of the way to the level exp(2).
        Forecast forecast = fitted.Forecast(2);
        NumericAssert.AssertClose(1.0 / 11, forecast.Steps[0].CumulativeProbability(0), 1e-12);
        NumericAssert.AssertClose((0.75 * 10) + (0.25 * Math.Exp(2)), forecast.Steps[1].Mean, 1e-12);
    }

    [Fact]
    public void FromJson_CountRegressionOfVersion1_Reads()
    {
        FittedCountRegression fitted = FittedCountRegression.FromJson($$$$"""
            {"format":"SahelForecast fit","model":"count-regression","version":1,"name":"Poisson log-linear + 1 regressor",{{{{Series}}}},"state":{"counts":{"family":"Poisson","dynamics":"LogLinear","zeros":"None","estimate":{"level":2,"persistence":0.75,"news":0.5,"logDispersion":"-Infinity","inflation":"-Infinity","amounts":[0.1],"errors":[0.05],"logLikelihood":-23.5,"converged":true},"discount":1,"observed":8,"origin":{"held":2.5,"state":2.5,"missingAtEnd":0,"occurrence":{"any":6,"all":8},"most":20,"memory":{"first":1.4,"last":1.7,"count":8,"sum":0.8,"squares":8.8,"pairs":7,"products":0.8,"members":0}}},"regressors":[{"key":[["driver","rain"]],"name":"Rain","future":"BAAAoEAAAEBA"}],"gaps":"BA==","effect":-0.5}}
            """);

        NumericAssert.AssertClose(Math.Exp(2.5 + (0.1 * 5)), fitted.Forecast(1).Steps[0].Mean, 1e-12);
        Assert.Contains("Rain has no value for 2026", Assert.Throws<InvalidOperationException>(() => fitted.Forecast(3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_RecentHistoryOfVersion1_Reads() => NumericAssert.AssertClose(7.8, FittedRecentHistory.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"recenthistory","version":1,"name":"Recent history (last 12, Poisson)",{{{{Series}}}},"state":{"window":12,"spread":"Poisson","memory":{"memory":2.4,"memoryGrowth":0.2,"pull":0.4,"pullDecay":0.9,"spread":0.3,"spreadGrowth":0.2,"wideShare":0.14,"wideDecay":0.25,"wideSpread":2.5},"past":"BAAAoEEAAEBBAACAQAAAAAAAAEBA","ages":"","missingAtEnd":0,"isWhole":true,"deviations":{"first":1.4,"last":1.7,"count":5,"sum":1.7,"squares":6.1,"pairs":4,"products":1.9,"members":1.7}}}
        """).Forecast(1).Steps[0].Mean, 1e-12);

    [Fact]
    public void FromJson_IntermittentOfVersion1_Reads() => NumericAssert.AssertClose(1.6401222222222223, FittedIntermittent.FromJson($$$$"""
        {"format":"SahelForecast fit","model":"intermittent","version":1,"name":"IMAPA",{{{{Series}}}},"state":{"method":"Imapa","alpha":0.1,"point":{"size":4.7,"rate":0.343,"since":0,"periods":6},"occurrence":{"any":0,"all":0},"discount":1,"sizeDiscount":1,"sizes":"BAAAoEEAAEBA","length":3,"mean":1.640122222222222,"count":6,"last":"BAAAAAAAAAAAAACgQQ==","levels":"COQUHcnlvwFAKVyPwvUoAkCamZmZmZkFQM3MzMzMzBJAAAAAAAAACEAAAAAAAAAIQA==","deviations":{"first":0,"last":3,"count":6,"sum":4.4,"squares":11.2,"pairs":5,"products":0,"members":5.8}}}
        """).Forecast(1).Steps[0].Mean, 1e-9);

    [Theory]
    [InlineData("\"past\":\"B", "\"past\":\"D", "don't say how long they are")]
    [InlineData("\"past\":\"B", "\"past\":\"?", "no saved recenthistory fit")]
    [InlineData("\"ages\":\"\"", "\"ages\":\"BAAAAAAAAIA/\"", "more or fewer ages")]
    [InlineData("\"window\":null", "\"window\":0", "no saved recenthistory fit")]
    [InlineData("\"spread\":\"Learned\"", "\"spread\":\"Wide\"", "no saved recenthistory fit")]
    public void FromJson_RecentHistoryThatMeansNothing_IsRefused(string whole, string damaged, string expected)
    {
        string json = new RecentHistoryModel().Fit(TimeSeries.Create(Period.Year(2016), [10, 12, 11, 0, 13])).ToJson();
        Assert.Contains(whole, json, StringComparison.Ordinal);
        string message = Assert.Throws<ForecastException>(() => FittedRecentHistory.FromJson(json.Replace(whole, damaged, StringComparison.Ordinal))).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"levels\":\"C", "\"levels\":\"D")]
    [InlineData("\"count\":6,\"last\"", "\"count\":1,\"last\"")]
    [InlineData("\"length\":3", "\"length\":4")]
    [InlineData("\"method\":\"Imapa\"", "\"method\":\"Other\"")]
    public void FromJson_IntermittentThatMeansNothing_IsRefused(string whole, string damaged)
    {
        string json = IntermittentModel.Imapa().Fit(TimeSeries.Create(Period.Year(2016), [0, 0, 3, 0, 0, 20])).ToJson();
        Assert.Contains(whole, json, StringComparison.Ordinal);
        string message = Assert.Throws<ForecastException>(() => FittedIntermittent.FromJson(json.Replace(whole, damaged, StringComparison.Ordinal))).Message;
        Assert.Contains("no saved intermittent fit", message, StringComparison.Ordinal);
    }
}
