<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>VaihingenUNet</name>
    <message>
        <location filename="../training/contract/installation.py"/>
        <source>pretrained encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/installation.py"/>
        <source>writing models as ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/language/__init__.py"/>
        <source>,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/language/__init__.py"/>
        <source>.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/language/__init__.py"/>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Assess accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Compares a classified raster with a reference and reports how often it is right, class by class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Every pixel that both cover is counted in one confusion matrix; pixels without a class in the reference do not count. The reference is a raster, or a polygon layer: name the field with the class in CLASS_FIELD, or the class of all polygons in POLYGON_CLASS. Overall accuracy misleads where classes are rare, so precision (user's accuracy), recall (producer's accuracy), F1 and IoU stand beside it for each class. The report gives 95 % confidence intervals, for which the area is cut into blocks: neighbouring pixels are right or wrong together, and are no independent samples. For honest figures the reference must be of an area that the model was not trained on. The ISPRS benchmark leaves out 3 pixels around class borders: set the erosion to 3 to compare with published figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Read the report: the classes with a low F1 are the ones to find more training examples for. The errors layer shows which class was taken for which, and where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>accuracy,confusion matrix,kappa,f1,iou,precision,recall,validation,evaluation,confidence interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Overall accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Mean F1 of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Mean IoU of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess.py"/>
        <source>Kappa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>The layer of 'Draw sample points' with the true class of each point filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>layer {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Assess accuracy with points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Estimates the accuracy of a map and the true area of each class from interpreted sample points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Takes the points of 'Draw sample points' after a person has filled in the true class of each. Every point counts for as much of the map as it was drawn from, so the figures hold for the whole map although rare classes got more points than their area asks for (Olofsson et al. 2014). Overall accuracy, user's and producer's accuracy and the true area of each class come with their 95 % intervals. Use all points that were drawn, or the first ones in their order; leaving out the difficult ones makes a map look better than it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Read the report. Report the estimated areas, not the mapped ones, with their intervals. Where an interval is too wide, interpret more points of those you have, or draw a larger sample anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>accuracy,area estimation,confidence interval,stratified,sample,points,olofsson,user's accuracy,good practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <source>Half the 95 % interval of the overall accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/assess_points.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Interpreted points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>This model needs heights, but HEIGHT is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Choose the height raster of this area, or a model trained without heights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>HEIGHT lies elsewhere: it does not overlap the orthophoto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Choose the heights of this place, and check the coordinate reference systems of both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>REPORT needs a REFERENCE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Give a reference, or skip the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Land cover of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Classify an orthophoto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Assigns a land-cover class to every pixel of an orthophoto, with a trained model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>The orthophoto may be of any size: it is read in overlapping windows, whose results are blended so that no seams show, up to the last row and column. It needs the bands that the model was trained on; pixels of another size are brought to the model's while they are read. Class codes: 0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined (the model does not know); 255 where the orthophoto has no data. POLYGONS gives the areas of each class as a polygon layer too, with their size and mean confidence. EXTENT and MASK choose a part: it looks as it does in the whole, and only what it takes is computed. A layer of a web service (WMS, WMTS, XYZ tiles) can stand for the orthophoto: QGIS draws EXTENT of it at the model's pixel size, for models of red, green and blue. For many orthophotos, use 'Run as Batch Process'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Look at the result over the orthophoto, and measure it with 'Assess accuracy' where you have a reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>classify,predict,inference,land cover,segmentation,u-net,deep learning,apply model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Overall accuracy (with a reference)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/classify.py"/>
        <source>Mean F1 of the classes (with a reference)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>{folder} keeps no whole orthophoto for the test, on which the models could be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Cut the patches again with TEST_TILES, or with TEST_SHARE and SPLIT=tiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Compare inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Trains with and without heights and NDVI, and tells whether they help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Each kind of inputs is trained several times on the same patches, in the same order and with the same seeds, and tried on whole orthophotos that no training has seen (TEST_TILES of 'Cut patches'). The report gives, for each class and in the mean, by how much F1 and accuracy change against the orthophoto alone, with a 95 % interval for the chance in the training and in the choice of the ground, and a verdict: improves, declines, or undecided. VARY compares another choice instead: architectures, encoder weights, losses, class weights or numbers of epochs, as VALUES names them. This takes as long as all trainings together; with the defaults, twelve. It can be cancelled: the same call goes on, and finished runs are not repeated. To share the runs among processes or computers, see RUNS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Read the report. If a verdict is undecided, more repeats or more test orthophotos tell more. The models lie in the folder: give the best to 'Classify an orthophoto'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>compare,comparison,inputs,height,dsm,ndvi,ablation,significance,repeats,seeds,confidence interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Mean F1 of the best variant, mean over its repeats (unseen tiles)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Mean F1 of what the others are compared with: the orthophoto alone, or the first of VALUES</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/compare.py"/>
        <source>Variant with the highest mean F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>Make demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>Draws a synthetic town with orthophotos, heights and references, to try everything without data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>The town has houses with pitched roofs, trees, lawns, roads, cars, shadows and clutter on gentle terrain. Each tile is an infrared-red-green orthophoto of 9 cm pixels with a surface model and heights above ground in metres, and a reference in the seven ISPRS class colours, in the folder layout of the ISPRS benchmark of Vaihingen. In QGIS's window the town comes onto the map, with references and heights switched off. The town is drawn, not photographed: a model trained on it knows nothing of real orthophotos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>Look at it on the map, then give the folder to 'Cut patches' as ISPRS folder, which takes the heights above ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/demo_data.py"/>
        <source>demo,example,sample,synthetic,test data,isprs,vaihingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Text for a bug report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>PYTHON {path} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Choose a Python interpreter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>PYTHON {path} is QGIS and no Python interpreter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Leave PYTHON empty: with CREATE a Python for the engine is found or loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>TORCH and TORCH_BUILD are {torch}, but must be a requirement such as torch==2.6.0, and one build; TORCH is not an option of pip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Leave TORCH empty and choose the build in TORCH_BUILD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>EXTRAS are installed into a private environment only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Set CREATE as well, or leave EXTRAS empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>REMOVE_OLD removes older environments once there is a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Set CREATE as well, or leave REMOVE_OLD unset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>given as PYTHON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>just created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Older environments of this plugin are no longer needed: {places}. Run this again with CREATE and REMOVE_OLD to remove them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>For a bug report, copy the following lines:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>CREATE makes an environment on this computer, but the engine's Python is set to one on {host} ({python}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>To make one there, run in a terminal:
{commands}
To make one here, first empty 'Python of the engine' in Settings &gt; Options &gt; Processing &gt; Providers &gt; Vaihingen U-Net.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Removed the older environment {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>{folder} could not be removed: another program uses it, or it is not whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Install or check the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Tells which Python runs the training and the classification and what it lacks, or makes a complete one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>The heavy work runs in a Python beside QGIS, with PyTorch and a few more packages; QGIS's own Python is never changed. Without 'Create' nothing is installed: the report says which Python was chosen and why, whether all packages are there, and whether PyTorch can use the graphics card. With 'Create' a private environment is made and the packages are downloaded into it; it is used from then on, in all profiles. The log ends with a text for bug reports that names neither you nor passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>If the report says that nothing is missing, go on with 'Make demo data' or 'Cut patches'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>install,setup,environment,python,pytorch,cuda,gpu,dependencies,venv,pip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Python interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Version of PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment.py"/>
        <source>Device the network would run on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <location filename="../vaihingen_qgis_plugin/base/parameters.py"/>
        <source>{value}: {meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Python to check, or to make the environment from. Empty: the one that the other algorithms use, or for a new environment QGIS's own, another one of this computer, or one that is loaded. The engine needs Python 3.10 or newer. One on another machine is ssh://user@host/path/to/python, which can be checked, but not made from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Create a private environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Make an environment and download the packages into it: 0.2 to 4 GB, depending on system and graphics card; how much it is, and whether the disk has room, is said before it begins. An existing one is updated, and stays as it is if that fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Folder of the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Where to make it. Empty: one folder of this user for all profiles and versions of QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Build of PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>For which graphics cards: cpu is for none and the smallest; cu126 for CUDA 12.6, with older cards and drivers; cu128 and cu130 for CUDA 12.8 and 13.0, with new ones. automatic: the one that fits the graphics card and its driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>PyTorch requirement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Which version of PyTorch, as pip writes it, such as torch==2.6.0. Empty: the newest. A build may stand here too, with a blank between them: cpu, cu126, cu128, cu130, or another one such as rocm6.4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Optional packages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>What to install beside what is always needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Where packages come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>A folder with all packages (wheels), for computers without internet, or the address of a mirror of PyPI; several are separated by blanks. Then nothing is loaded from elsewhere. Empty: PyPI and download.pytorch.org, or what pip or uv are set to on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>Remove older environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/environment_parameters.py"/>
        <source>With CREATE: remove the environments that earlier versions of the plugin made in the settings of QGIS, of all profiles, once the new one is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>Export a model as ONNX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>Writes a trained model as ONNX, for the QGIS plugin Deepness and all that ONNX Runtime runs in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>The file holds the network with all that comes before and after it: it takes the values as they stand in the rasters (near infrared, red and so on, in the order of the training; then the heights in metres, if the model needs them), computes NDVI and normalises, and gives the probability of each class. Before it is written, ONNX Runtime must give the same results as our own classification. Deepness reads class names, pixel size, tile size and overlap from it. Deepness takes one raster layer in a CRS in metres: a model with heights needs orthophoto and heights stacked in one raster of 32-bit bands, which not all versions of Deepness read; its manual promises 8 bit only. The export needs the packages onnx, onnxscript and onnxruntime in the engine's Python; if they are missing, the message says how to install them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>In Deepness, choose the file as model and press 'Load default parameters'. Expect slightly other results than those of 'Classify an orthophoto' near the borders of tiles, which Deepness does not blend, and results where the orthophoto has no data, which it does not know of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/export_onnx.py"/>
        <source>onnx,export,deepness,onnx runtime,deployment,exchange,model,convert,interoperability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>Compute height above ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>Turns a surface model into heights above the ground: hills go, houses and trees stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>A surface model (DSM) tells how high the top of everything lies above the sea: a roof in the valley may lie lower than a lawn on the hill. This algorithm finds the ground between and under the objects with the Simple Morphological Filter (Pingel, Clarke, McBride 2013) and subtracts it. Buildings and woods wider than the given width count as ground, so give the width of the widest one. Nothing is cut off: bare ground comes out some centimetres above or below 0, as exact as the surface model is; ditches and pits are below 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>Look at it over the orthophoto: roofs and trees must stand out and streets be near 0 everywhere. Then give it as heights to 'Cut patches' and 'Classify an orthophoto', in both or in neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/height_above_ground.py"/>
        <source>height above ground,ndsm,normalised surface model,dsm,dtm,terrain,ground filter,smrf,hag,chm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>Class colours to class codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>Turns a reference in class colours into a raster of class codes with a legend, or back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>The ISPRS references are pictures: white is an impervious surface, blue a building. GIS works better with class codes (0 to 6) and a legend. A colour that is no class colour stops the run and is named with its place; slight noise from JPEG compression is accepted with a warning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>Look at the result over the orthophoto. 'Cut patches' and 'Assess accuracy' take either form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/labels.py"/>
        <source>labels,classes,colours,colors,legend,palette,reference,ground truth,reclassify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Raster with a near-infrared and a red band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Near-infrared band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Number of the near-infrared band, counted from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Red band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Number of the red band, counted from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>NDVI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Raster of 32-bit numbers from -1 to 1 (.tif or .img); {nodata:g} where there is no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>NIR_BAND and RED_BAND are both {band}.
Choose two different bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>{name} is {band}, but the raster has {count} band(s).
Choose one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>The run was cancelled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>{name} NDVI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Compute NDVI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Computes the normalised difference vegetation index from the near-infrared and red bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>NDVI = (near infrared - red) / (near infrared + red), between -1 and 1. Green vegetation reflects much near infrared and little red: lawns and trees come out above about 0.2, roofs, roads and water below. Pixels without data, and pixels where both bands are 0 or one is negative, have no NDVI. Scale and offset of the bands are applied. The bands of an ISPRS orthophoto are near infrared, red, green, in this order; many others have red, green, blue, near infrared: choose 4 and 1 then. The log says what band is taken for what, and warns if names or pixels say otherwise. A band that you choose is data, also where the file marks it as alpha.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>Use it to look at the vegetation. 'Train a U-Net' computes the NDVI itself: choose inputs with NDVI there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/ndvi.py"/>
        <source>ndvi,vegetation,index,near infrared,red,band math</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Point layer with an empty field 'reference' for the true class. The mapped class is in it too, but hidden from whoever interprets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Draw sample points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Draws random points in each class of a classified raster, to find out how good it is without a reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Where there is no reference raster, a map can be judged by a few hundred places that a person looks at. They must be drawn at random, within each class, so that the figures hold for the whole map and rare classes are seen too. The points come in random order: the first 300 of them are a random sample too, if there is no time for more. Interpret them blindly: look at the orthophoto and never at the map. The layer's form and table therefore hide the mapped class; do not unhide it, and switch the classified raster off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Right-click the layer and choose 'Interpret points': a panel goes through the points over the orthophoto, and one key each says the true class of the pixel in the middle of the ring. Then run 'Assess accuracy with points'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>accuracy,sample,sampling,stratified,random points,validation,interpretation,olofsson,good practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/sample_points.py"/>
        <source>Points drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Footprints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Polygon layer with the outline, the part and the share of each class of every patch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Cut patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Cuts orthophotos, references and heights into patches for training, validation and test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>A network learns from small squares. Give the folder of the ISPRS benchmark (or another one whose folders say what they hold, such as images, masks and dsm), or choose orthophotos with one reference each (and one height raster each). They are matched by position, or by their names if they have no georeference. References may also be polygon layers that you have drawn over the orthophotos: name the field with the class in CLASS_FIELD; where no polygon lies, nothing is learnt. Polygons of one class, such as building footprints, need no field: give the class in POLYGON_CLASS, and in OTHER_CLASS that of all else. Validation and test areas are kept apart from the training area: a patch of one part never shares a pixel with a patch of another, otherwise the accuracy would look better than it is. The footprints layer shows where each patch lies; the report shows how often each class occurs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Look at the footprints and the report, then give the folder to 'Train a U-Net'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>tile,patch,chip,split,sample,training data,dataset,train,validation,isprs,vaihingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Training patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Validation patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Test patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/tile.py"/>
        <source>Pixels shared by training and other patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Train a U-Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Trains a network to tell the classes apart in the patches of a data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>The network sees the training patches again and again (epochs) and is corrected each time; after each epoch it is tried on the validation patches, which it never learns from, and the best state is kept. It runs in the background on the graphics card, if PyTorch can use it. A quick trial on a processor: width 16, 5 epochs. 'Compare inputs' tells whether heights and NDVI help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Give the model to 'Classify an orthophoto'. The report shows whether more epochs would help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>train,learn,u-net,unet,deep learning,neural network,pytorch,segmentation,gpu,cuda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Overall accuracy (validation)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Mean F1 of the classes (validation)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/algorithms/train.py"/>
        <source>Epochs run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>1 Set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>2 Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>3 Train and classify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>4 Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/algorithm.py"/>
        <source>What next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>heights above ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>a surface model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>an orthophoto of {count} band(s) ({type}; {bands})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>heights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>no heights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Needs {ortho} and {heights}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/styling.py"/>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Patches of {size} pixels: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Has {bands} and {heights}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>band {number} {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Pixels of {size:.3g} m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>Classes: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/descriptions.py"/>
        <source>In its training {overall:.1%} right, mean F1 {f1:.1%}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/given.py"/>
        <source>Correct the parameters and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/given.py"/>
        <source>is data-defined ({what}), but that gives no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/layer_output.py"/>
        <source>{name} is {given}, but must be a file.
Give a name that ends with .gpkg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/layer_output.py"/>
        <source>{name} cannot be written: {reason}
Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/parameters.py"/>
        <source>{name} is {given}, which is no extent or an empty one.
Choose a layer, draw a rectangle on the map, or write it as QGIS does: xmin,xmax,ymin,ymax [EPSG:25832].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/proposals.py"/>
        <source>{path} holds an earlier result, which stays: this run writes {free}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/proposals.py"/>
        <source>Temporary, QGIS deletes it when it closes: {paths}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/proposals.py"/>
        <source>To keep a layer, right-click it and choose Make Permanent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/proposals.py"/>
        <source>To keep it, copy it, or run again and give it a place of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/words.py"/>
        <source>'Create a private environment'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/words.py"/>
        <source>the optional packages for {purpose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/words.py"/>
        <source>'Install or check the engine' (with {choices})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/base/words.py"/>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>{value} in {count} polygon(s) of {layer} (feature {first})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>{count} more values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>Unknown classes in CLASS_FIELD: {found}.
The classes are: {classes}. Correct these polygons or filter them out (right-click on the layer &gt; Filter), give your own list of classes in CLASSES, or, if all polygons are of one class, give that in POLYGON_CLASS in place of CLASS_FIELD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>{parameter} is {text}, but the classes are: {classes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/class_values.py"/>
        <source>Give one of them, or your own list of classes in CLASSES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>The run was cancelled while the polygons were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Merging small areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Tracing areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Averaging the confidence of areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>Writing polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>MIN_AREA: {area:g} m² are {least} pixels of {pixel:.4g} m².</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>{count} polygons written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/land_cover_polygons.py"/>
        <source>{small} of them are smaller than MIN_AREA: they have no neighbour of that size, only smaller ones or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/layer_crs.py"/>
        <source>{layer} has the coordinate reference system {set} in QGIS, but {in_file} in its file, which is used. If QGIS's is right, write it into the file: Raster &gt; Projections &gt; Assign Projection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/layer_crs.py"/>
        <source>{layer}: its file has no coordinate reference system; {set}, which it has in QGIS, is used. To write it into the file: Raster &gt; Projections &gt; Assign Projection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/layer_crs.py"/>
        <source>a system of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/parameter_layers.py"/>
        <source>{name}: {path} can be read neither as a raster nor as a polygon layer.
Choose existing ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/parameter_layers.py"/>
        <source>{name}: the raster {path} cannot be read.
Choose an existing raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/parameter_layers.py"/>
        <source>The layer {name} comes from a service ({kind}), but a raster file is needed.
Save it as GeoTIFF (Export &gt; Save As) and choose that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{parameter} holds rasters and vector layers ({names}).
Give either rasters or polygon layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{name} is {value}, but {parameter} holds rasters, which have no fields and no polygons.
Leave {name} empty, or give polygon layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{parameter}: {name} is a layer of type {kind}.
Give polygon layers or rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>The polygon layer {name} is empty.
Give a layer with polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>CLASS_FIELD {field} is no field of the polygon layer {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>CLASS_FIELD is missing: it names the field of {name} that holds the class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>Choose one of its fields: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>it has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>If all polygons are of one class, give that in POLYGON_CLASS (such as building) in place of a field, and in OTHER_CLASS the class of all else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{parameter}: {path} holds several layers: {names}.
Name one: {path}|layername={first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{name} lies in memory only: save it to be able to repeat this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_layers.py"/>
        <source>{name} has edits that are not saved; they are used, but the run record cannot name them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{names} have no georeference: QGIS shows them at the same place, so each polygon would lie on all of them.
Georeference them, or make a raster of each one's polygons first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>Rasterising the polygons on {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{name}: no polygon lies on it; all of it is {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>All polygons are {name} ({value}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>Where no polygon lies is {name} ({value}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{layer} has no coordinate reference system; it is taken to be in that of the rasters ({known}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{names}: no coordinate reference system; the coordinates of {layer} are taken as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{names}: nothing leads from the coordinate reference system of {layer} to theirs; its coordinates are taken as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>it has points that do not exist there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>{what} cannot be brought from {source} to {target}, the coordinate reference system of the raster: {reason}.
Check the coordinate reference systems of both, or reproject the layer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/polygon_references.py"/>
        <source>No polygon lies on {names}.
Give polygons for each of the rasters, or leave those without out; if there are some, check the coordinate reference systems of both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_check.py"/>
        <source>{found} of {count} features are in the file; the disk is probably full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>is no layer of an earlier run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>{name}: {path} holds a layer {table} already, which is of no earlier run and would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>Choose another name for the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>{count} QGIS project(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>holds {others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>is no GeoPackage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>{name} {path} exists, and {count} of its features have a value in '{field}': that work would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>{name} {path} exists and {what}, which would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_existing.py"/>
        <source>Choose another name, or put the layer into a GeoPackage beside what that holds: 'Save to GeoPackage' in the dialog, or ogr:dbname='{path}' table="{name}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name} {path} is a folder, but must be a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>Add a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name} {path} is a name that QGIS cannot open as GeoPackage: it has a % in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>Choose another name or folder, without %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name} {path} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>Choose another place or format for {name}, or free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name}: a file that ends with {ending} holds the attributes only, without geometries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>{name} {path} is also an input or another output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/vector_output.py"/>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>EXTENT cannot be brought to another coordinate reference system: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>EXTENT is {wide:.3g} x {high:.3g} km, which are {millions:.0f} million pixels of {pixel:.3g} m. At most {most:.0f} million are drawn from the web layer {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>Choose a smaller part, such as {side:.2g} x {side:.2g} km, or get the orthophotos as files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>The web layer {name} shows nothing in EXTENT at pixels of {pixel:.3g} m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>Look at the layer there at a large scale: it may end elsewhere, hide at this scale, or its service may not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>The web layer {name} shows nothing in {share:.2g} % of EXTENT, which gets no class (255): it ends there, or its service has not answered everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>The web layer {name} cannot be drawn: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/layers/web_layer.py"/>
        <source>Check the connection and whether QGIS shows the layer there, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/__init__.py"/>
        <source>Cuts patches of orthophotos with references, trains a U-Net, classifies another orthophoto with it and measures how right that is, in one go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/interpretation.py"/>
        <source>The last answer was changed elsewhere meanwhile, and stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/panels.py"/>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>Interpret points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/panels.py"/>
        <source>Watch training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/panels.py"/>
        <source>{count} points wait to be interpreted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>{name} cannot be edited. If the layer is set to read-only, change that in the properties of the project; else export it as a GeoPackage (right-click, Export &gt; Save Features As) and interpret the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>{name} has no list of classes at its field 'reference'. Load the style that 'Draw sample points' has saved with the layer (right-click, Styles), or open the layer's own file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>{name} cannot be edited now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>The point is no longer in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>The answers could not be saved in {name}, and wait among the layer's edits: {reason}
Go on, and choose Save when the file can be written again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/point_layer.py"/>
        <source>no reason was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>Copied points: {named} occur more than once in {layer}. Delete the copies in the attribute table: each point counts once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>The layer is in edit mode: answers are among its edits until they are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>The map shows the classes of {layers}. Hide that while you interpret, so that it does not guide you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>Choose the points to interpret in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_dock.py"/>
        <source>There is no layer of sample points in the project. Run 'Draw sample points', or open one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>%v of %m interpreted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <location filename="../vaihingen_qgis_plugin/styles/points.py"/>
        <source>unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>The point before (Backspace, or arrow left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>The next open point (Space, or arrow right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Take the last answer back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Save the edits of the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Assess accuracy with points...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source> ({count} unsure)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>Point {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>All points are interpreted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/points_form.py"/>
        <source>The layer has no points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Loss:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Validation:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Open report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>No training has been started yet in this session of QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>mean F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>overall accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>map, epoch {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>orthophoto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Best so far: mean F1 {score:.1f} % in epoch {epoch:.0f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Stopping...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Stop, keep the best model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_dock.py"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_state.py"/>
        <source>The engine starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/panels/training_state.py"/>
        <source>The training has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/provider.py"/>
        <source>Vaihingen U-Net (land cover from orthophotos)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/provider.py"/>
        <source>Python of the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/provider.py"/>
        <source>Folders shared with another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/provider.py"/>
        <source>The model {path} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/burn_references.py"/>
        <source>{layers} (rasterised on {raster})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>Drawing {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>The picture of {name} cannot be written to {folder}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>{name} (drawn by QGIS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>ORTHO is the web layer {name}, of which only a part can be drawn, but EXTENT is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>Choose the part in EXTENT, such as what the map shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>ORTHO is the web layer {name}, a picture of red, green and blue in 8 bits, but the model was trained on {count} bands of {dtype}: {bands}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>Give an orthophoto with those bands as a file, or take a model trained on pictures of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>The model does not say which pixel size it needs, so the web layer {name} cannot be drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>Save the part as GeoTIFF (Export &gt; Save As) at the right resolution, and choose that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>ORTHO is the web layer {name}: QGIS draws {width} x {height} pixels of {pixel:.3g} m of it, in {system}. Such a picture has three bands of 8 bits in the colours of the service, compressed as it pleases, and no measured values: expect less than from an orthophoto in a file. Mind the terms of the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/draw_web_layer.py"/>
        <source>The finest tiles of {name} have pixels of about {finest:.2g} m there, larger than those of {pixel:.3g} m that the model was trained on: they are enlarged and show less. Expect a poorer result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/engine_there.py"/>
        <source>The engine is not installed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/engine_there.py"/>
        <source>Install the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/engine_there.py"/>
        <source>0.2 to 4 GB are downloaded, which needs internet; QGIS's own Python stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/engine_there.py"/>
        <source>Run 'Install or check the engine' with 'Create a private environment'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/engine_there.py"/>
        <source>Run:  {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/load_town.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>References</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/load_town.py"/>
        <source>Heights above ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/load_town.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Orthophotos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/load_town.py"/>
        <source>The map shows the first {number} tiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_polygons.py"/>
        <source>MIN_AREA concerns POLYGONS only, which are not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_polygons.py"/>
        <source>the confidence (a temporary raster for POLYGONS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/make_polygons.py"/>
        <source>POLYGONS was not written, but the land-cover raster is complete: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/run_engine.py"/>
        <source>Python of the engine: {path} ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/run_engine.py"/>
        <source>The run has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/steps/run_engine.py"/>
        <source>No report was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/map_style.py"/>
        <source>Class colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/map_style.py"/>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/points.py"/>
        <source>true class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/points.py"/>
        <source>to interpret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/styles/points.py"/>
        <source>interpreted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>PyTorch in the build {build} and what else the engine needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{what} will be loaded from {places}: about {load}, which take about {disk} in {folder}; {free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Packages that are missing or too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Looking for the program uv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The program uv cannot be had ({why}); pip does the same more slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>No Python that is fit for the engine was found on this computer, and the program uv, which could load one, cannot be had.
Install Python 3.12 from https://www.python.org and run this again, or choose a Python as PYTHON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{error}
This was {name}; now {other} tries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{folder} could not be removed whole. The next run with CREATE removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Making an environment in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The environment cannot be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Installing what the engine needs; this takes minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The packages cannot be installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The optional packages cannot be installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>pip cannot be installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The environment has no pip, which only lines need that you would type yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>PyTorch cannot be installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{error}
The usual PyTorch is installed instead, which may not use the graphics card: about {load} are loaded, which take about {disk}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>Trying whether PyTorch can be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>PyTorch cannot be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>{error}
The environment that was there before is left as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/create.py"/>
        <source>The new environment cannot take the place of {folder}, which another program uses ({error}).
Wait until all trainings and classifications have ended, in other windows of QGIS too, and run this again. The environment is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/packages.py"/>
        <source>It ended with code {code:#x} and said nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/packages.py"/>
        <source>{failure}:
{said}
{hint}
The command was:  {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/packages.py"/>
        <source>The run was cancelled. What it had begun was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{folder} exists and is no environment of this plugin.
Choose a new or empty folder as LOCATION.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>The path {folder} has {length} characters. Files of PyTorch lie up to {more} characters deeper, and Windows allows 259 in all.
Choose a folder with a shorter path as LOCATION, such as C:\unet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{folder} cannot be made: {error}.
Choose another folder as LOCATION.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>There are {free} free on the disk of {folder}, but {needed} are needed while packages are unpacked.
Make room, choose a folder on another disk as LOCATION, or choose cpu as TORCH_BUILD, which is the smallest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>This QGIS was made for Intel processors; a Python for Apple's own is taken, which is faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{python} is not a Python interpreter.
Choose another one under PYTHON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{python} is Python {has}, but the engine needs Python {needs} or newer.
Install a newer Python from https://www.python.org and choose it under PYTHON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{python} is a Python {why}, for which there is no PyTorch.
Install the usual Python for 64-bit computers from https://www.python.org and choose it under PYTHON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>{folder} is left from an installation that did not end, and another program uses it.
Start the computer again and repeat this, or choose another folder as LOCATION.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>Another window of QGIS is making the environment {folder}.
Wait until it has ended; then this window uses the new environment too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/worker/environment/refusals.py"/>
        <source>The folder {folder} must not be written to.
Choose another one as LOCATION.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Classified raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Classified raster to be assessed, in class codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>The true classes: a class raster, a coloured raster, or a polygon layer with the class in CLASS_FIELD, or all of POLYGON_CLASS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Class field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Field of the polygon layers with the class: its value (0 to 254) or its name in the class scheme. Needed for polygons only, unless POLYGON_CLASS says their class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <source>Erosion (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <source>Radius in pixels around the borders between reference classes that is left out; ISPRS uses 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>More classified rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Further class rasters. The report is on all of them together and on each alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <source>More references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>One reference raster for each of the further class rasters, in the same order. Leave it empty if REFERENCE is a polygon layer, which covers all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Classes to leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Codes of reference classes that do not count, e.g. 5 6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Published protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Count as a publication does: which pixels at borders count, and which classes enter the means. The class rasters must be of its test tiles. The report sets published figures beside yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Vaihingen, 12 areas and 4 for the test (Audebert et al. 2018)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Vaihingen, the contest's 16 areas and 17 for the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Vaihingen, the contest's areas, all six classes, full reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Potsdam, the contest's 24 tiles and 14 for the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Potsdam, the contest's tiles, all six classes, full reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Block size (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <source>Side in pixels of the square blocks that are drawn for the confidence intervals; 0 takes about twice the distance over which errors hang together, more on large areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/demo_data.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/demo_data.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Start of the random numbers: the same seed and the same parameters give the same result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../training/contract/config/labels.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Class scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>JSON, CSV or QGIS style file (.qml) with value, name and colour of each class; or the word isprs for the seven ISPRS classes (0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined). Empty: these too, unless the values leave it open, as those of a mask and codes counted from 1 do. A classified raster or a reference whose colour table has other classes brings these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Class of all polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>The class of all polygons, by value or name, such as 1 or building: for layers of one kind of thing, which have no field with the class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Class of all else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>The class of all that no polygon covers, by value or name. Give it only if the polygons are complete, such as footprints of all buildings. Empty: what no polygon covers is unlabelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Accuracy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>HTML report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>CSV: rows are reference classes, columns are predicted ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>JSON with all figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess.py"/>
        <source>Raster of right and wrong pixels (.tif, .img, .png or .jp2): 10 x reference + prediction, e.g. 12 is class 1 taken for class 2, and 11 is right; 254 is left out; 255 has no data. With class codes above 9: 256 x reference + prediction, 65534 and 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Points that 'Draw sample points' has drawn, with the true class of each filled in (CSV).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>The raster that the points were drawn from. May be empty if the points still have the field with the number of pixels of their class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Field with the true class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>The class assigned by the interpreter: its value or its name; 'unsure' or 255 where it cannot be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Field with the mapped class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>The class that the raster has at the point: its value or its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Field with the pixels of the mapped class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>How many pixels of the raster have the point's mapped class. Not needed with a classified raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Points without a true class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>What to do if some points were not interpreted. The last ones in the random order may always be missing: the points before them are a random sample too. Others may be left out only if they are empty at random, and not because they were difficult: difficult places are where maps are wrong. Where points are marked unsure, they are named; left out, the report says how far they could change the overall accuracy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Stop and name them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Leave them out: they are empty at random, or cannot be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <location filename="../training/contract/config/labels.py"/>
        <location filename="../training/contract/config/sample_points.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>JSON, CSV or QGIS style file (.qml) with value, name and colour of each class; or the word isprs for the seven ISPRS classes (0 impervious surfaces, 1 building, 2 low vegetation, 3 tree, 4 car, 5 clutter, 6 undefined). Empty: these too, unless the values leave it open, as those of a mask and codes counted from 1 do. A colour table with other classes brings these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>JSON with all figures and both matrices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>Areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/assess_points.py"/>
        <source>CSV: mapped and estimated area of each class, with its interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/export_onnx.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/export_onnx.py"/>
        <source>Model file made by the training algorithm (.safetensors).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Orthophoto with the bands the model was trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Heights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Heights in metres, of the kind the model was trained with; only if the model needs them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Extent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Classify this part only; the results are cut out along the orthophoto's pixels. Empty: all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Classify only what lies inside: a polygon layer, or a raster that is 0 or has no data outside. The results keep the grid of the orthophoto, with 255 outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>What to compare the result with: a class raster, a coloured raster, or a polygon layer with the class in CLASS_FIELD, or all of POLYGON_CLASS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Classify this part only of an orthophoto that several computers or processes share: 3/8 is the third of eight. The job gather joins them. A part that is finished is not computed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>More orthophotos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Further orthophotos, classified one after the other. OUTPUT, CONFIDENCE, PROBABILITIES and APPLICABILITY are folders then, and the results are named like the orthophotos, with the folder in front where several have one name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>More heights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Further heights, matched with the orthophotos by position, or by their names if they have no georeference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Further references, matched in the same way. The report is on all of them together and on each alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>More models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Further models of the same classes, such as those of other seeds: the probabilities of all of them are averaged. Usually better than one, and as many times as slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Class scheme of the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Only for a reference that does not tell what its values are, such as a mask: a class file with the classes of the model, as for the training, or the word isprs if these are the built-in ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Overlap (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Overlap of neighbouring windows in per cent of the patches that the model was trained on, however large the windows are; their probabilities are blended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Minimum confidence (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Pixels whose most probable class is less probable, in per cent, become 'undefined'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Test-time augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Look at each window in its eight flips and turns and average the probabilities: often slightly better, and eight times as slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Several scales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Look at each window also shrunk to about three quarters and enlarged to about five quarters of its size, and average the probabilities: helps where things are of many sizes, and takes three times as long; together with test-time augmentation, 24 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Window size (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Longest side of the windows that the network sees; 0 takes what memory allows, which is fastest: the larger they are, the less is computed twice where they overlap. Smaller where the memory is too small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Pixel size of the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>An orthophoto of another pixel size than the model's is brought to the model's while it is read. The results have the pixels of the orthophoto (raster) or those that the model sees (model): these are as exact, and a smaller file if they are larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Of the orthophoto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Format of the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>GeoTIFF, or cloud-optimised GeoTIFF (COG): with overviews at any size, and laid out so that QGIS and web maps read parts of it over a network. Only for names that end with .tif.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>GeoTIFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Cloud-optimised GeoTIFF (COG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Batch size (windows)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Windows computed at once; 0 chooses by the device and their size. Fewer where the memory is too small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Where the network computes. Automatic takes the first graphics card that PyTorch can use, else the processor; the log says what ran, and why no card did. cuda:1 is the second of several cards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Apple graphics (MPS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 0 (cuda:0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 1 (cuda:1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 2 (cuda:2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 3 (cuda:3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 4 (cuda:4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 5 (cuda:5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 6 (cuda:6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>NVIDIA graphics card number 7 (cuda:7)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Number format of the network's arithmetic. Automatic takes bfloat16 or float16 where the graphics card or the processor is faster with it, else 32 bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>32 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>bfloat16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>float16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Land cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Class raster, nodata 255 (.tif, .img, .png or .jp2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Probability of the chosen class, 0-100 per cent, nodata 255 (.tif, .img, .png or .jp2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Probability of every class, 0-100 per cent, one band a class, nodata 255 (.tif, .img or .jp2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>Applicability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>How unlike all that the training has seen the orthophoto is at each pixel, in per cent of the limit beyond which 2 % of the training's held-out ground lie: what is above 100 is outside of what the model knows. Nodata 255 (.tif, .img, .png or .jp2). Of several models, the first one's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/classify.py"/>
        <source>HTML report; needs a reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Data set folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Folder made by the algorithm that cuts patches, with orthophotos kept for the test (TEST_TILES). Their rasters must still lie where they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Inputs to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>What the networks see. The orthophoto alone is what the others are compared with, and must be among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto and NDVI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto and heights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto, heights and NDVI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto and slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto, slope and NDVI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto, heights and slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Orthophoto, heights, slope and NDVI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>How often each is trained, with the seeds SEED, SEED + 1... Chance makes trainings differ; a single one cannot tell how much. Five find smaller differences than three.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>The network: U-Net (Ronneberger et al. 2015) with padding and batch normalisation, or a U-Net whose encoder was trained on photographs (ImageNet). Real orthophotos and few patches: unet_efficientnet_lite0, whose weights come with the optional packages and need no download; with 129 patches of 256 pixels it reached a mean F1 of 0.86, and 0.83 from random weights; where heights and NDVI were inputs too, its weights gained nothing. Many patches, drawn scenes, or no optional packages: unet. The networks with an encoder need segmentation-models-pytorch in the engine's Python, and patches of 64, 96, 128... pixels. DeepLabV3+ (Chen et al. 2018), with such an encoder too, looks at wider surroundings of a pixel and takes patches of 32, 48, 64... pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, VGG16 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, VGG16 encoder with batch normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, VGG19 encoder with batch normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNet-18 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNet-34 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNet-50 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNet-101 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, ResNeXt-50 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, SE-ResNeXt-50 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, DenseNet-121 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, DenseNet-169 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, EfficientNet-B0 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, EfficientNet-B2 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, EfficientNet-B4 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, MobileNet-V2 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>DeepLabV3+, ResNet-34 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>U-Net, EfficientNet-Lite0 encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Width (channels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Channels of the first level, doubled at each level; of architecture unet only. 64 as published; 16 is about 16 times faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Maximum number of passes through the training patches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>What to vary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>In what the trainings differ; all else is the same. Inputs are those of VARIANTS; the values of anything else stand in VALUES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Weights of the encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Class weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Values of what varies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Two or more, e.g. 5 10 20 30 for VARY=epochs, or none imagenet for VARY=encoder_weights. The first is what the others are compared with. Empty for the inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Inputs of all trainings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>What all networks see if something else than the inputs varies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Batch size (patches)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Patches per training step; 0 chooses by the device. Where the memory is too small, they are computed in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Largest step of the optimiser (AdamW).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>How errors are measured during training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Cross-entropy and Dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Focal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Makes mistakes in rare classes, such as cars, count more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Inverse frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Median frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Root of the median frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Augment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Flip and turn the patches and vary their brightness and contrast at random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Patience (epochs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>When the validation (mean F1) has not improved by 0.002 within so many epochs, the learning rate falls to zero over some more, and the training ends; 0: never early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Learn undefined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Learn the class 'undefined' like any other instead of leaving its pixels out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>What the encoder knows before the training: imagenet (for unet_efficientnet_lite0 from the installed package, for others downloaded once, then kept), none, or a file with weights of this encoder (.pth, .pt, .safetensors). With such weights the encoder learns at a tenth of LEARNING_RATE. Empty: imagenet if the architecture has an encoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Part of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>To share the trainings among processes: 1/3 does every third of them, 2/3 and 3/3 the others, with the same OUTPUT, and writes no result. Once all parts are done, a call without RUNS compares. Empty: all runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Continue an interrupted comparison with this OUTPUT (from the folder OUTPUT.runs): finished runs are not repeated. Without it, they are deleted and all starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Folder with the models, their class rasters and all figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Table of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>CSV with the scores of every run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>Comparison report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/compare.py"/>
        <source>HTML report: what changes, and how sure that is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Number of tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>How many orthophotos to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Tile size (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Width and height of each orthophoto in pixels of 9 cm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Demo data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/demo_data.py"/>
        <source>Folder for the orthophotos (top), surface models (dsm), heights above ground (ndsm) and references (gts_for_participants).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/environment.py"/>
        <source>Environment report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/environment.py"/>
        <source>HTML report on the engine's Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/export_onnx.py"/>
        <source>ONNX model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/export_onnx.py"/>
        <source>Network with all that comes before and after it, from the values stored in the rasters to probabilities, and with the metadata that the QGIS plugin Deepness reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>The rasters to join, such as the parts of a classification or neighbouring orthophotos; a folder means all rasters in it. They need one coordinate reference system, one pixel size and the same bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>More rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Further rasters or folders; where rasters overlap, a later one lies above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Overviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>What a pixel of the smaller copies inside the file is of those it covers: the most frequent value (classes) or the mean (quantities). As the raster says: classes if it has a colour table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>As the raster says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Quantities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>Joined raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/gather.py"/>
        <source>A cloud-optimised GeoTIFF (.tif), or a file of GDAL that only names the rasters (.vrt): ready at once, but useless without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Surface model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Digital surface model (DSM): one band of heights of all that is seen from above, in metres, or in the unit that the band declares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Widest object (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Width in metres of the widest building or wood; what is wider counts as ground. Width is the shorter side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Terrain slope (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>What rises above its surroundings less steeply than this, in per cent, is terrain: an object must be higher than this share of half its width. Where the terrain itself is steep or bent, the filter allows for it. More in mountains without buildings, less to keep low, wide halls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Pixel size (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Side of a pixel in metres, for a raster without georeference (ISPRS Vaihingen: 0.09); 0: from the raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Height above ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Heights above the ground in metres, 32-bit numbers, nodata -9999 (.tif or .img). Noise of the surface model makes bare ground come out some centimetres above or below 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Heights of the ground itself in metres, a terrain model, 32-bit numbers, nodata -9999 (.tif or .img), to look at what the filter took for ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Height above the low ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/height_above_ground.py"/>
        <source>Heights as models see them that were trained with a surface model: above a smooth surface of the low ground, in metres, 32-bit numbers, nodata -9999 (.tif or .img). Only programs that run such a model as ONNX need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Class raster or coloured raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>A raster in class colours (three 8-bit bands) or in class codes (one band).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Colours to class codes, or class codes to colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Colours to class codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Class codes to colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>Converted raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/labels.py"/>
        <source>The raster to write (.tif, .img, .png or .jp2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Folder of the benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Where the ISPRS benchmark was unpacked, in whatever sub-folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Which tiles are for what, and how is counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>How many models are trained, with the seeds SEED, SEED + 1...; chance makes them differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Patch size (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Width and height of a patch in pixels, a multiple of 16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Number of patches drawn for training (random and stratified sampling).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/tile.py"/>
        <source>Number of patches drawn for validation (random and stratified sampling).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <location filename="../training/contract/config/train.py"/>
        <source>What the network sees. Slope is computed from the heights, in degrees. NDVI is computed from the near-infrared and red bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Run of the protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>CSV: your figures and the published ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/protocol.py"/>
        <source>HTML report with the same table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Number of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>How many points to draw in all. The log says how exact the overall accuracy will be: 500 points give it to about 3 percentage points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Points of each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>How the points are shared out among the mapped classes. Any choice gives honest figures; they differ in which figures become most precise. Area and producer's accuracy of a rare class depend on points in the large ones, where the map may have missed it. Each class gets at least two points, without which there is no interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>By area, but rare classes get the minimum number (Olofsson et al. 2014)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>By area: best for the overall accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>The same number in each class: best for the user's accuracy of rare classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Minimum points of a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>With good_practice: the number of points that rare classes get. 50 to 100 are usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Minimum distance (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Points nearer to each other than this are not drawn. 0 keeps the sample as random as the formulas assume; with a distance the intervals are only approximate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Also where the map is undefined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>Draw points also where the map says undefined (the model does not know); each counts as an error then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/sample_points.py"/>
        <source>The points in random order, each with an empty field 'reference' to be filled in (CSV). The mapped class is in it too; hide it from whoever interprets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>ISPRS folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Folder of the ISPRS benchmark (top/, gts_for_participants/ and, for heights, ndsm/ or dsm/), or one whose folders say what they hold (such as images/ and masks/). Give this or the rasters below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Orthophotos, each covered by a reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>One reference raster for each orthophoto, in class codes or class colours; or polygon layers that cover all of them, with the class in CLASS_FIELD, or all of POLYGON_CLASS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>One height raster in metres for each orthophoto: a surface model or heights above ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Number of the orthophoto's near-infrared band, counted from 1; 0 if there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Number of the orthophoto's red band, counted from 1; 0 if there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Split by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>How the area is divided into training, validation and test: by whole orthophotos, or by blocks within each of them; patches of different parts then never share a pixel. Dividing the patches themselves lets them overlap, so that the validation looks better than it is: only to show that effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Whole orthophotos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Blocks within orthophotos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Single patches (leaks)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Test tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Names or numbers of orthophotos for the test. A name with blanks stands in quotation marks: 1 3 "area 7". Leave empty to use the test share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Random places; the same number of random places in every stratum of the area, so that no part of it is missed; or a regular grid that covers everything. Test areas are always covered by a grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Random places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Random places in geographic strata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Regular grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Overlap of the grid (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Overlap of neighbouring patches of a grid, in per cent of the patch size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Validation share (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Share of the orthophotos or blocks (of a grid: patches) set aside to monitor the training, in per cent of those not used for the test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Test share (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Share of the orthophotos, blocks or patches kept for the final test, in per cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Training tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Names or numbers of orthophotos for training, e.g. 1 3 23. A name with blanks stands in quotation marks: 1 3 "area 7". Leave empty to choose at random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Validation tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Names or numbers of orthophotos for validation. A name with blanks stands in quotation marks: 1 3 "area 7". Leave empty to choose at random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Side of the blocks in pixels (split by blocks); 0: twice the patch size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Buffer (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Width in pixels of the strip kept free between blocks of different parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Stratum size (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Side of the strata in pixels (stratified sampling); 0: four times the patch size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Balance the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Choose the training patches so that each class is represented equally often, which shows rare classes such as cars more often. Validation and test stay as the area is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Minimum labelled share (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Patches with a smaller share of labelled pixels, in per cent, are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>A division of an ISPRS benchmark as published: it says which tiles are for training, validation and test, and which bands are near infrared and red. FOLDER is where the benchmark was unpacked, in whatever sub-folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Folder for the patches; must be new or empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <source>Data set report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/tile.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>HTML report on the data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Folder made by the algorithm that cuts patches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Time that the training may take, in place of a number of epochs: the learning rate is at its end when the minutes are. 0: as many epochs as EPOCHS says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Start model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>An own model (.safetensors) to go on from: for a new place, other light, or other classes. The training takes its network, so that ARCHITECTURE and WIDTH can be left out, and its weights: channels by their names, classes by theirs; what the model does not know starts anew, which the log says. It learns with 0.3 of LEARNING_RATE. Empty: the network starts from scratch, or with ENCODER_WEIGHTS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Freeze the encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Whether the half of the network that already knows something stays as it is: no (it learns too, slowly); its statistics (means and variances of its batch normalisations, which few patches blur); all of it. Needs weights that were learnt elsewhere: START_MODEL, or an architecture with an encoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Its statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>All of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Continue the training of this model from the file beside it (.ckpt), which a training that was interrupted leaves. All other parameters must be as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>The trained network with all that is needed to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <source>Training report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/config/train.py"/>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>HTML report with the training's course; it can be opened while the training runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>impervious surfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>low vegetation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>car</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>clutter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../training/contract/class_scheme.py"/>
        <source>undefined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Orthophotos to land cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Report on the patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Report on the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>From orthophotos with references to a land-cover layer of another orthophoto, and a report on how good it is: cuts patches, trains a U-Net, classifies, and measures the accuracy against the reference of the orthophoto that the network has not seen. For heights choose inputs with heights and give heights for both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Height raster in metres for the orthophoto to classify, of the same kind as the heights to learn from; only for inputs with heights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>One height raster in metres for each orthophoto to learn from; only for inputs with heights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>What the network sees. NDVI is computed from the near-infrared and red bands.
ortho: Orthophoto
ortho_ndvi: Orthophoto and NDVI
ortho_height: Orthophoto and heights
ortho_height_ndvi: Orthophoto, heights and NDVI
ortho_slope: Orthophoto and slope
ortho_slope_ndvi: Orthophoto, slope and NDVI
ortho_height_slope: Orthophoto, heights and slope
ortho_height_slope_ndvi: Orthophoto, heights, slope and NDVI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Class raster of the orthophoto to classify, with colours and names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>An orthophoto that is not among those to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Number of patches drawn for training (random sampling).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Class raster or coloured raster with its true classes, to measure how good the result is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>One reference raster for each orthophoto, in class codes or class colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Number of patches drawn for validation (random sampling).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Channels of the first level, doubled at each level. 64 as published; 16 is about 16 times faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Its heights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Their heights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Orthophoto to classify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Orthophotos to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Its reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../vaihingen_qgis_plugin/models/orthophotos_to_land_cover.model3"/>
        <source>Their references</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
